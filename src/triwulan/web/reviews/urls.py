from django.urls import URLPattern, URLResolver, path

from triwulan.web.reviews import publishing, views

app_name = "reviews"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.reviews, name="list"),
    path("<int:report_id>/", views.detail, name="detail"),
    path("<int:report_id>/minta/", views.ask, name="ask"),
    path("<int:report_id>/tarik/", views.withdraw, name="withdraw"),
    path("<int:report_id>/kembalikan/", views.give_back, name="give_back"),
    path("<int:report_id>/nyatakan/", views.state, name="state"),
    path("<int:report_id>/terbitkan-ulang/", publishing.issue_again, name="issue_again"),
    path("umumkan/<int:document_id>/", publishing.publish, name="publish"),
    path("turunkan/<int:document_id>/", publishing.end, name="take_down"),
]
