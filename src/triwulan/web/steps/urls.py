"""Under the namespace of the tasks: "tasks:step". A kind that needs addresses of its own adds its list here."""

from django.urls import URLPattern, URLResolver, path

from triwulan.web.steps import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:task_id>/", views.step, name="step"),
    path("<int:task_id>/kurang/", views.missing, name="missing"),
]
