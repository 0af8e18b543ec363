from django.urls import URLPattern, URLResolver, path

from triwulan.web.sop import compare, views

app_name = "sop"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.revisions, name="list"),
    path("banding/", compare.comparison, name="compare"),
    path("<int:revision_id>/", views.detail, name="detail"),
    path("<int:revision_id>/<slug:format>/", views.file, name="file"),
]
