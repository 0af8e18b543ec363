from django.urls import URLPattern, URLResolver, path

from triwulan.web.signatures import certificate, views

app_name = "signatures"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.signatures, name="list"),
    path("sertifikat/", certificate.certificate, name="certificate"),
    path("sertifikat/hapus/", certificate.remove, name="certificate_remove"),
]
