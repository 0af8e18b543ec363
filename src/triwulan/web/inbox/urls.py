from django.urls import URLPattern, URLResolver, path

from triwulan.web.inbox import views

app_name = "inbox"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.inbox, name="list"),
    path("dibaca/", views.read_all, name="read_all"),
    path("<int:pk>/", views.follow, name="follow"),
]
