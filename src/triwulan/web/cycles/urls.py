from django.urls import URLPattern, URLResolver, path

from triwulan.web.cycles import views

app_name = "cycles"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.cycles, name="list"),
    path("<int:cycle_id>/", views.detail, name="detail"),
]
