from django.urls import URLPattern, URLResolver, path

from triwulan.web.verify import views

app_name = "verify"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
]
