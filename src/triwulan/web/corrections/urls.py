from django.urls import URLPattern, URLResolver, path

from triwulan.web.corrections import moves, proofs, sheet, views

app_name = "corrections"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.corrections, name="list"),
    path("baru/<int:cycle_id>/", views.new, name="new"),
    path("<int:correction_id>/", views.detail, name="detail"),
    path("<int:correction_id>/teruskan/", moves.endorse_proposal, name="endorse"),
    path("<int:correction_id>/putuskan/", moves.decide_request, name="decide"),
    path("<int:correction_id>/akhiri/", moves.end_correction, name="end"),
    path("<int:correction_id>/serahkan/", moves.hand_in_correction, name="hand_in"),
    path("<int:correction_id>/nilai/<int:value_id>/", sheet.value, name="value"),
    path("<int:correction_id>/nilai/<int:value_id>/lepas/<int:file_id>/", sheet.take_off, name="take_off"),
    path("<int:correction_id>/nilai/<int:value_id>/bukti/<int:evidence_id>/", proofs.drop, name="drop"),
    path("<int:correction_id>/nilai/<int:value_id>/tetap/<int:removal_id>/", proofs.keep, name="keep"),
]
