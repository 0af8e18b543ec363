"""What each position promises in a year: everybody reads it, the planner issues it."""

from django.urls import URLPattern, URLResolver, path

from triwulan.web.agreements import views, worksheet

app_name = "agreements"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.agreements, name="list"),
    path("<int:pk>/", views.agreement, name="detail"),
    path("<int:pk>/<int:year>/lembar-rencana-aksi/", worksheet.worksheet, name="worksheet"),
    path("<int:pk>/<int:year>/draf/", views.draft, name="draft"),
    path("<int:pk>/<int:year>/draf-perjanjian/", views.draft_change, name="draft_change"),
    path("<int:pk>/<int:year>/perjanjian/", views.issue, name="issue"),
    path("<int:pk>/<int:year>/rencana-aksi/", views.issue_plan, name="issue_plan"),
]
