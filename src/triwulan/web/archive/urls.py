from django.urls import URLPattern, URLResolver, path

from triwulan.web.archive import bags, boxes, disposals, due, fixity, loans, schedule

app_name = "archive"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", boxes.boxes, name="home"),
    path("boks/<int:pk>/", boxes.box, name="box"),
    path("boks/<int:pk>/pindah/", boxes.move, name="box_move"),
    path("map/<int:pk>/", boxes.folder, name="folder"),
    path("label/", boxes.labels, name="labels"),
    path("jadwal-retensi/", schedule.schedule, name="schedule"),
    path("jadwal-retensi/<slug:kind>/", schedule.line, name="schedule_of"),
    path("jatuh-tempo/", due.papers, name="due"),
    path("jatuh-tempo/inaktif/", due.inactive, name="inactive"),
    path("peminjaman/", loans.loans, name="loans"),
    path("peminjaman/baru/<int:document_id>/", loans.new, name="loan"),
    path("peminjaman/<int:pk>/kembali/", loans.returned, name="loan_return"),
    path("keutuhan/", fixity.files, name="fixity"),
    path("kantong/", bags.bags, name="bags"),
    path("kantong/<int:pk>/unduh/", bags.bag_file, name="bag_file"),
    path("berita-acara/", disposals.disposals, name="disposals"),
    path("berita-acara/baru/<slug:act>/", disposals.prepare, name="dispose"),
    path("berita-acara/<int:pk>/", disposals.disposal, name="disposal"),
    path("berita-acara/<int:pk>/laksanakan/", disposals.perform, name="perform"),
    path("berita-acara/<int:pk>/batal/", disposals.cancel, name="disposal_cancel"),
]
