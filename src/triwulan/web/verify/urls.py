from django.urls import URLPattern, URLResolver, path, re_path

from triwulan.web.verify import views

app_name = "verify"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    # As the QR code has it, without a slash at its end; people type one.
    re_path(r"^(?P<code>[0-9A-Za-z .-]{4,40})/?$", views.document, name="document"),
]
