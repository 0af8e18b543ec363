"""Under the namespace of the tasks: "tasks:step". A kind that needs addresses of its own adds its list here."""

from django.urls import URLPattern, URLResolver, path

from triwulan.web.narration import comments
from triwulan.web.narration import views as narration
from triwulan.web.steps import (
    bahan_sheet_views,
    bahan_views,
    dokumen_views,
    evidence,
    kept,
    laporan_answers,
    laporan_views,
    preview,
    section_views,
    start,
    views,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("<int:task_id>/", views.step, name="step"),
    path("<int:task_id>/kurang/", views.missing, name="missing"),
    path("<int:task_id>/mulai/", start.start, name="start"),
    path("<int:task_id>/draf/", kept.keep, name="keep"),
    path("<int:task_id>/naskah/<slug:key>/", section_views.save, name="save_section"),
    path("<int:task_id>/naskah/<slug:key>/susun/", narration.section, name="section"),
    path("<int:task_id>/naskah/<slug:key>/versi/", narration.versions, name="section_versions"),
    path("<int:task_id>/naskah/<slug:key>/versi/<int:number>/pakai/", narration.restore, name="section_restore"),
    path("<int:task_id>/naskah/<slug:key>/komentar/", comments.add, name="comment"),
    path("<int:task_id>/komentar/<int:comment_id>/jawab/", comments.answer, name="comment_answer"),
    path("<int:task_id>/komentar/<int:comment_id>/selesai/", comments.settle, name="comment_settle"),
    path("<int:task_id>/pratinjau.pdf", preview.preview, name="preview"),
    path("<int:task_id>/kembalikan/<int:indicator_id>/", laporan_views.send_back, name="send_back"),
    path("<int:task_id>/ubah/<int:indicator_id>/", laporan_views.change, name="change_value"),
    path("<int:task_id>/jawab/<int:indicator_id>/", laporan_answers.answer, name="answer"),
    path("<int:task_id>/nilai/<int:indicator_id>/", bahan_views.save, name="save_row"),
    path("<int:task_id>/nilai/<int:indicator_id>/bukti/", bahan_views.attach, name="attach"),
    path("<int:task_id>/bukti/<int:evidence_id>/lepas/", bahan_views.take_off, name="take_off"),
    path("<int:task_id>/lembar-kerja/", bahan_sheet_views.sheet, name="sheet"),
    path("<int:task_id>/lembar-kerja/unduh/", bahan_sheet_views.download, name="sheet_file"),
    path("<int:task_id>/lampiran/", dokumen_views.attach, name="attach_file"),
    path("<int:task_id>/lampiran/<int:attachment_id>/lepas/", dokumen_views.take_off, name="take_off_file"),
    path("lampiran/<int:attachment_id>/", dokumen_views.show, name="attached_file"),
    path("bukti/<int:evidence_id>/", evidence.show, name="evidence"),
]
