from django.urls import URLPattern, URLResolver, path

from triwulan.web.calendar import views

app_name = "calendar"
urlpatterns: list[URLPattern | URLResolver] = [path("", views.year, name="year")]
