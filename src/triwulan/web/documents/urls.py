from django.urls import URLPattern, URLResolver, path

from triwulan.web.documents import keeping, numbers, pictures, views

app_name = "documents"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.documents, name="list"),
    path("unduh/", views.download, name="download"),
    path("gambar/<slug:sha256>/", pictures.show, name="picture"),
    path("nomor/", numbers.numbers, name="numbers"),
    path("nomor/<int:pk>/batal/", numbers.void, name="number_void"),
    path("nomor/pola/<slug:kind>/", numbers.pattern, name="number_pattern"),
    path("<int:document_id>/", views.detail, name="detail"),
    path("<int:document_id>/tanda-tangan/<int:signing_id>/", keeping.sign, name="sign"),
    path("<int:document_id>/pindaian/<int:signing_id>/", keeping.scan, name="scan"),
    path("<int:document_id>/bertanda-tangan/", keeping.sealed, name="sealed"),
    path("<int:document_id>/kirim/", keeping.send, name="send"),
    path("<int:document_id>/arsip/", keeping.archive, name="archive"),
    path("<int:document_id>/<slug:format>/", views.file, name="file"),
]
