from django.urls import URLPattern, URLResolver, path

from triwulan.web.account import sessions, tokens, views

app_name = "account"
urlpatterns: list[URLPattern | URLResolver] = [
    path("masuk/akun/", views.demo_account, name="demo"),
    path("sesi/", views.session, name="session"),
    path("sesi/kembali/", views.back, name="back"),
    path("profil/", views.profile, name="profile"),
    path("profil/token/", tokens.tokens, name="tokens"),
    path("profil/token/baru/", tokens.new, name="token_new"),
    path("profil/token/<int:pk>/cabut/", tokens.withdraw, name="token_withdraw"),
    path("profil/sesi/akhiri/", sessions.end_others, name="sessions_end"),
    path("profil/perangkat-daerah/", views.agency, name="agency"),
]
