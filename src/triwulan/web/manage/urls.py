"""What the administrator looks after; the checklist at its top leads a new office to its first round."""

from django.urls import URLPattern, URLResolver, path

from triwulan.web.manage import (
    backup,
    calendar,
    home,
    indicators,
    letterhead,
    people,
    person,
    positions,
    reviewers,
    sop,
    tables,
    units,
)

app_name = "manage"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("kop-surat/", letterhead.letterhead, name="letterhead"),
    path("lambang/", letterhead.crest, name="crest"),
    path("unit/", units.units, name="units"),
    path("unit/baru/", units.new_unit, name="unit_new"),
    path("unit/<int:pk>/", units.unit, name="unit"),
    path("jabatan/baru/", positions.new_position, name="position_new"),
    path("jabatan/<int:pk>/", positions.position, name="position"),
    path("jabatan/<int:pk>/tunjuk/", positions.appoint_holder, name="appoint"),
    path("jabatan/<int:pk>/akhiri/<int:holding>/", positions.end, name="end_holding"),
    path("orang/", people.people, name="people"),
    path("orang/baru/", people.new_person, name="person_new"),
    path("orang/impor/", tables.people, name="people_import"),
    path("orang/<int:pk>/", person.person, name="person"),
    path("orang/<int:pk>/sandi/", person.password, name="person_password"),
    path("orang/<int:pk>/kualifikasi/", person.qualifications, name="person_qualifications"),
    path("orang/<int:pk>/akun/", person.account, name="person_account"),
    path("indikator/", indicators.indicators, name="indicators"),
    path("indikator/baru/", indicators.new_indicator, name="indicator_new"),
    path("indikator/impor/", tables.indicators, name="indicators_import"),
    path("kalender/", calendar.calendar, name="calendar"),
    path("kalender/jam/", calendar.hours, name="hours"),
    path("kalender/libur/", calendar.new_holiday, name="holiday_new"),
    path("kalender/libur/<int:pk>/hapus/", calendar.delete_holiday, name="holiday_delete"),
    path("kalender/ramadan/", calendar.ramadan, name="ramadan"),
    path("kalender/isi/", calendar.seed, name="calendar_seed"),
    path("sop/", sop.revisions, name="sop"),
    path("sop/<int:pk>/", sop.revision, name="sop_revision"),
    path("reviu/", reviewers.reviewers, name="reviewers"),
    path("reviu/<int:pk>/cabut/", reviewers.withdraw, name="reviewer_withdraw"),
    path("cadangan/", backup.backup, name="backup"),
]
