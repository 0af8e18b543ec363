"""Under the namespace of the tasks: "tasks:withdraw"."""

from django.urls import URLPattern, URLResolver, path

from triwulan.web.moves import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:task_id>/tarik/", views.withdraw_task, name="withdraw"),
    path("<int:task_id>/alihkan/", views.readdress_task, name="readdress"),
    path("<int:task_id>/plt/", views.name_acting_officer, name="name_acting"),
    path("<int:task_id>/ambil-kembali/", views.take_back_task, name="take_back"),
]
