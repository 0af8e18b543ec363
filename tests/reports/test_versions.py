"""A section's former words: a version for each sitting, compared word by word; and what its pictures must bring."""

from datetime import timedelta

import pytest

from tests.indicators.cast import NOON, TW1, Office
from triwulan.core.clock import frozen
from triwulan.reports.actions import SectionRefused, SectionSpec, edit_section, ensure_report, ensure_sections
from triwulan.reports.compare import Piece, compare
from triwulan.reports.models import Report, ReportKind, Section, SectionVersion

pytestmark = pytest.mark.django_db


@pytest.fixture
def report(office: Office) -> Report:
    made = ensure_report(unit=office.division, kind=ReportKind.UNIT, period=TW1)
    ensure_sections(made, [SectionSpec("capaian", "Capaian", "77,92 %.")])
    return made


def edit(office: Office, report: Report, body: str, minutes: int = 0, restored: int | None = None) -> Section:
    with frozen(NOON + timedelta(minutes=minutes)):
        return edit_section(
            report=report, key="capaian", body=body, actor=office.actor, person=office.analis, restored=restored
        )


def kept() -> list[tuple[int, str, str, int | None]]:
    rows = SectionVersion.objects.select_related("written_by").order_by("number")
    return [(each.number, each.body, str(each.written_by or ""), each.restored) for each in rows]


def test_the_draft_is_the_first_version_and_a_sitting_the_next(office: Office, report: Report) -> None:
    for minutes, body in enumerate(("Naik.", "Naik lagi.", "Naik sekali.")):
        edit(office, report, body, minutes)
    edit(office, report, "Lain.", 16)
    who = str(office.analis)
    assert kept() == [(1, "77,92 %.", "", None), (2, "Naik sekali.", who, None), (3, "Lain.", who, None)]


def test_restored_words_are_a_version_of_their_own_that_says_so(office: Office, report: Report) -> None:
    edit(office, report, "Naik.")
    edit(office, report, "77,92 %.", 1, restored=1)
    edit(office, report, "Turun.", 2)
    who = str(office.analis)
    assert kept() == [
        (1, "77,92 %.", "", None),
        (2, "Naik.", who, None),
        (3, "77,92 %.", who, 1),
        (4, "Turun.", who, None),
    ]


def test_what_changes_nothing_makes_no_version(office: Office, report: Report) -> None:
    edit(office, report, "77,92 %.")
    assert kept() == []


def test_two_versions_differ_in_words_and_keep_their_lines() -> None:
    told = compare("Naik dua persen.\n\nTetap.", "Naik tiga persen.\n\nTetap.\n\nBaru sama sekali.")
    assert (told.lines, told.removed, told.added) == (
        (
            (Piece("same", "Naik"), Piece("removed", "dua"), Piece("added", "tiga"), Piece("same", "persen.")),
            (Piece("same", "Tetap."),),
            (Piece("added", "Baru sama sekali."),),
        ),
        1,
        4,
    )


@pytest.mark.parametrize(
    ("lines", "sentence"),
    [
        (
            "Gambar:\nTeks pengganti: Orang",
            "Gambar aaaaaaaa belum berjudul. Tulis judulnya; daftar gambar memuatnya.",
        ),
        (
            "Gambar: Rapat",
            "Gambar “Rapat” belum mempunyai teks pengganti. Tulis apa yang terlihat, bagi pembaca yang tidak melihatnya.",
        ),
        ("Gambar: Rapat\nTeks pengganti: Orang", "Berkas gambar “Rapat” tidak dikenal. Unggah gambarnya lagi."),
        (
            f"Gambar: Rapat\nTeks pengganti: {'x' * 501}",
            "Judul, teks pengganti, dan sumber gambar “Rapat…” paling panjang 500 huruf.",
        ),
    ],
)
def test_a_picture_brings_its_title_its_words_and_its_file(
    office: Office, report: Report, lines: str, sentence: str
) -> None:
    with pytest.raises(SectionRefused) as refused:
        edit(office, report, f"{lines}\nBerkas: {'a' * 64}")
    assert (refused.value.sentence, kept()) == (sentence, [])
