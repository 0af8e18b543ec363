from django.urls import URLPattern, URLResolver, path

from triwulan.web.sop import views

app_name = "sop"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.revisions, name="list"),
    path("<int:revision_id>/", views.detail, name="detail"),
    path("<int:revision_id>/<slug:format>/", views.file, name="file"),
]
