"""The agency's pohon kinerja: everybody reads it, the planner edits it."""

from django.urls import URLPattern, URLResolver, path

from triwulan.web.cascade import ending, node, plan, views

app_name = "cascade"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.tree, name="tree"),
    path("cetak/<int:pk>/<int:year>/<slug:paper>/", views.printed, name="print"),
    path("rencana/baru/", plan.new_plan, name="plan_new"),
    path("rencana/<int:pk>/", plan.plan, name="plan"),
    path("baru/", node.new_node, name="node_new"),
    path("<int:pk>/", node.node, name="node"),
    path("<int:pk>/pindah/", node.move, name="node_move"),
    path("<int:pk>/akhiri/", ending.end, name="node_end"),
    path("<int:pk>/hapus/", ending.remove, name="node_remove"),
]
