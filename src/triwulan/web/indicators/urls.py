from django.urls import URLPattern, URLResolver, path

from triwulan.web.indicators import views

app_name = "indicators"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.indicators, name="list"),
    path("<int:pk>/", views.indicator, name="detail"),
    path("<int:pk>/nilai/<int:year>/<int:quarter>/", views.value, name="value"),
]
