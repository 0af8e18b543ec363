from django.urls import URLPattern, URLResolver, path

from triwulan.web.setup import views

app_name = "setup"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
]
