from django.urls import URLPattern, URLResolver, path

from triwulan.web.indicators import questions, views

app_name = "indicators"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.indicators, name="list"),
    path("<int:pk>/", views.indicator, name="detail"),
    path("<int:pk>/nilai/<int:year>/<int:quarter>/", views.value, name="value"),
    path("<int:pk>/nilai/<int:year>/<int:quarter>/tanya/", questions.ask_about, name="ask"),
    path("pertanyaan/", questions.mine, name="questions"),
    path("pertanyaan/<int:question_id>/", questions.one, name="question"),
    path("pertanyaan/<int:question_id>/selesai/", questions.settle, name="resolve"),
]
