"""Each area of the pages has its own `urls.py`; a new page is added there, with an access rule on its view."""

from django.urls import URLPattern, URLResolver, include, path

from triwulan.web import landing, preferences

urlpatterns: list[URLPattern | URLResolver] = [
    path("", landing.home, name="home"),
    path("favicon.ico", landing.favicon, name="favicon"),
    path("", include("triwulan.web.account.sign_in_urls")),
    path("", include("triwulan.web.account.urls")),
    path("tampilan/", preferences.choose, name="preferences"),
    path("", include("triwulan.web.dashboard.urls")),
    path("tugas/", include("triwulan.web.tasks.urls")),
    path("siklus/", include("triwulan.web.cycles.urls")),
    path("putaran/", include("triwulan.web.rounds.urls")),
    path("sop/", include("triwulan.web.sop.urls")),
    path("perjanjian-kinerja/", include("triwulan.web.agreements.urls")),
    path("pohon-kinerja/", include("triwulan.web.cascade.urls")),
    path("indikator/", include("triwulan.web.indicators.urls")),
    path("koreksi/", include("triwulan.web.corrections.urls")),
    path("periksa-angka/", include("triwulan.web.recheck.urls")),
    path("reviu/", include("triwulan.web.reviews.urls")),
    path("publik/", include("triwulan.web.published.urls")),
    path("kalender/", include("triwulan.web.calendar.urls")),
    path("dokumen/", include("triwulan.web.documents.urls")),
    path("bukti-lke/", include("triwulan.web.evaluation.urls")),
    path("arsip/", include("triwulan.web.archive.urls")),
    path("tanda-tangan/", include("triwulan.web.signatures.urls")),
    path("kotak-masuk/", include("triwulan.web.inbox.urls")),
    path("", include("triwulan.web.feed.urls")),
    path("v/", include("triwulan.web.verify.urls")),
    path("mulai/", include("triwulan.web.setup.urls")),
    path("pengaturan/catatan/", include("triwulan.web.record.urls")),
    path("pengaturan/pekerjaan/", include("triwulan.web.jobs.urls")),
    path("pengaturan/pengingat/", include("triwulan.web.reminders.urls")),
    path("pengaturan/impor/", include("triwulan.web.imports.urls")),
    path("pengaturan/", include("triwulan.web.manage.urls")),
]
