from django.urls import URLPattern, URLResolver, path

from triwulan.web.rounds import remind, validation_views, views

app_name = "rounds"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.rounds, name="list"),
    path("buka/", views.open_by_hand, name="open"),
    path("<int:round_id>/", views.detail, name="detail"),
    path("<int:round_id>/validasi/", validation_views.validation, name="validation"),
    path("tugas/<int:task_id>/ingatkan/", remind.send, name="remind"),
]
