from django.urls import URLPattern, URLResolver, path

from triwulan.web.imports import template, views

app_name = "imports"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.kinds, name="list"),
    path("<slug:kind>/", views.table, name="table"),
    path("<slug:kind>/templat.<slug:format>", template.template, name="template"),
]
