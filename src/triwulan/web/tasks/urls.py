from django.urls import URLPattern, URLResolver, include, path

from triwulan.web.tasks import views

app_name = "tasks"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.tasks, name="list"),
    path("", include("triwulan.web.steps.urls")),
    path("", include("triwulan.web.moves.urls")),
]
