from django.urls import URLPattern, URLResolver, path

from triwulan.web.documents import views

app_name = "documents"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.documents, name="list"),
    path("<int:document_id>/", views.detail, name="detail"),
    path("<int:document_id>/<slug:format>/", views.file, name="file"),
]
