from django.urls import URLPattern, URLResolver, path

from triwulan.web.archive import boxes, schedule

app_name = "archive"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", boxes.boxes, name="home"),
    path("boks/<int:pk>/", boxes.box, name="box"),
    path("boks/<int:pk>/pindah/", boxes.move, name="box_move"),
    path("map/<int:pk>/", boxes.folder, name="folder"),
    path("label/", boxes.labels, name="labels"),
    path("jadwal-retensi/", schedule.schedule, name="schedule"),
    path("jadwal-retensi/<slug:kind>/", schedule.line, name="schedule_of"),
]
