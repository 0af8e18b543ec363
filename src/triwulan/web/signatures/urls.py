from django.urls import URLPattern, URLResolver, path

from triwulan.web.signatures import bsre, certificate, views

app_name = "signatures"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.signatures, name="list"),
    path("bsre/", bsre.identity, name="bsre"),
    path("bsre/tanya/", bsre.ask, name="bsre_ask"),
    path("bsre/hapus/", bsre.remove, name="bsre_remove"),
    path("sertifikat/", certificate.certificate, name="certificate"),
    path("sertifikat/hapus/", certificate.remove, name="certificate_remove"),
]
