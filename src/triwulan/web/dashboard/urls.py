from django.urls import URLPattern, URLResolver, path

from triwulan.web.dashboard import government, home, timeliness

app_name = "dashboard"
urlpatterns: list[URLPattern | URLResolver] = [
    path("beranda/", home.home, name="home"),
    path("pemerintah-daerah/", government.government, name="government"),
    path("ketepatan/", timeliness.timeliness, name="timeliness"),
    path("ketepatan/csv/", timeliness.download, name="timeliness_csv"),
]
