from django.urls import URLPattern, URLResolver, path

from triwulan.web.evaluation import views

app_name = "evaluation"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.evidence, name="evidence"),
    path("<int:year>/susun/", views.issue, name="issue"),
    path("<int:year>/berkas/", views.folder, name="folder"),
]
