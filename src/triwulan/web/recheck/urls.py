from django.urls import URLPattern, URLResolver, path

from triwulan.web.recheck import views

app_name = "recheck"
urlpatterns: list[URLPattern | URLResolver] = [path("", views.table, name="table")]
