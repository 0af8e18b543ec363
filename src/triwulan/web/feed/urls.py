from django.urls import URLPattern, URLResolver, path

from triwulan.web.feed import views

app_name = "feed"
urlpatterns: list[URLPattern | URLResolver] = [
    path("kalender/<str:secret>.ics", views.feed, name="calendar"),
    path("profil/kalender/", views.own, name="own"),
    path("profil/kalender/hapus/", views.remove, name="remove"),
]
