from django.urls import URLPattern, URLResolver, path

from triwulan.web.dashboard import behind, government, home, timeliness

app_name = "dashboard"
urlpatterns: list[URLPattern | URLResolver] = [
    path("beranda/", home.home, name="home"),
    path("beranda/<slug:what>/<int:pk>/<int:year>/<int:quarter>/", behind.behind, name="behind"),
    path("pemerintah-daerah/", government.government, name="government"),
    path("ketepatan/", timeliness.timeliness, name="timeliness"),
    path("ketepatan/csv/", timeliness.download, name="timeliness_csv"),
]
