from django.urls import URLPattern, URLResolver, path

from triwulan.web.record import views

app_name = "record"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.record, name="list"),
    path("csv/", views.download, name="csv"),
]
