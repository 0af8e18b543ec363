from django.urls import URLPattern, URLResolver, path

from triwulan.web.account import views

app_name = "account"
urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/akun/", views.demo_account, name="demo"),
    path("sesi/", views.session, name="session"),
    path("sesi/kembali/", views.back, name="back"),
    path("profil/", views.profile, name="profile"),
    path("profil/perangkat-daerah/", views.agency, name="agency"),
]
