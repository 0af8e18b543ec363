from django.urls import URLPattern, URLResolver, path

from triwulan.web.jobs import views

app_name = "jobs"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.jobs, name="list"),
    path("<uuid:job>/ulang/", views.retry, name="retry"),
]
