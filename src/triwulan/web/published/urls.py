from django.urls import URLPattern, URLResolver, path

from triwulan.web.published import views

app_name = "published"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:agency_id>/", views.reports, name="list"),
    path("<int:agency_id>/<slug:code>.pdf", views.file, name="file"),
]
