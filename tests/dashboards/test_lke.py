"""The evidence for the evaluators: each criterion is proven by what happened, or says what is missing."""

import pytest

from tests.cycles.test_corrections import walk_year
from tests.cycles.walk import opened
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.core.quarters import Quarter
from triwulan.dashboards.lke.pack import Pack, current_pack, issue_pack, pack_of
from triwulan.documents.blocks import Landscape, Table
from triwulan.documents.content import from_json
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator


def states(pack: Pack) -> dict[str, str]:
    return {criterion.code: criterion.state for criterion in pack.criteria}


def said(pack: Pack, code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    (found,) = [criterion for criterion in pack.criteria if criterion.code == code]
    return found.found, found.lacks


@pytest.fixture
def reported(office: Office) -> Office:
    """Of the indicators only A1 says what it is."""
    walk_year(office)
    Indicator.objects.filter(code="A1").update(definition="Dokumen yang terbit.")
    return office


def test_a_year_in_which_nothing_happened_proves_nothing(office: Office) -> None:
    found = states(pack_of(office.agency, 2025))
    assert {code for code, state in found.items() if state != "belum ada"} == set()


def test_a_year_up_to_its_report_is_proven_by_what_was_done(reported: Office) -> None:
    pack = pack_of(reported.agency, 2025)
    assert {code: state for code, state in states(pack).items() if code[:3] in {"2.a", "2.b", "2.c", "3.a"}} == {
        "2.a.1": "ada",
        "2.a.2": "sebagian",
        "2.a.3": "ada",
        "2.b.1": "ada",
        "2.b.2": "belum ada",
        "2.b.3": "ada",
        "2.b.4": "sebagian",
        "2.b.5": "ada",
        "2.b.6": "ada",
        "2.b.7": "ada",
        "2.c.1": "belum ada",
        "2.c.2": "ada",
        "2.c.3": "belum ada",
        "2.c.4": "sebagian",
        "3.a.1": "ada",
        "3.a.2": "sebagian",
        "3.a.3": "sebagian",
        "3.a.4": "belum ada",
        "3.a.5": "belum ada",
        "3.a.6": "belum ada",
    }


def test_what_is_missing_is_named_with_who_has_it(reported: Office) -> None:
    pack = pack_of(reported.agency, 2025)
    assert said(pack, "2.b.4")[1] == tuple(
        f"Putaran Triwulan {roman} 2025 belum dibuka." for roman in ("I", "II", "III")
    )
    assert said(pack, "2.a.2") == (
        ("1 dari 4 indikator mempunyai definisi operasional.",),
        ("Definisi operasional A2, B1, U1; dilengkapi perencana.",),
    )
    assert said(pack, "2.b.2")[1] == (
        "Tidak satu indikator pun mewajibkan bukti; ditandai perencana pada indikatornya.",
    )
    assert said(pack, "2.c.1") == (
        (),
        ("Keputusan tunjangan dan penempatan tidak disimpan di sistem ini; lampirkan dari kepegawaian.",),
    )
    assert said(pack, "3.a.5")[1] == (
        "Laporan kinerja belum diterbitkan; diterbitkan perencana dari register dokumen.",
    )


def test_what_the_report_says_is_asked_of_its_readiness(reported: Office) -> None:
    pack = pack_of(reported.agency, 2025)
    (compared,) = [each for each in pack.criteria if each.text == "(2) Perbandingan dengan tahun lalu"]
    assert (compared.code[:3], compared.state) == ("3.b", "belum ada")


def test_a_round_that_is_still_written_from_the_past_proves_nothing(office: Office) -> None:
    round_ = opened(office, Quarter(2025, 4))
    round_.written_later = True
    round_.save()
    assert said(pack_of(office.agency, 2025), "2.a.1") == (
        (),
        ("Belum ada putaran yang dijalankan menurut SOP pada tahun ini.",),
    )


def test_the_paper_enters_the_register_and_takes_the_place_of_the_one_before(reported: Office) -> None:
    first = issue_pack(agency=reported.agency, year=2025, actor=SYSTEM)
    second = issue_pack(agency=reported.agency, year=2025, actor=SYSTEM)
    assert (second.supersedes, current_pack(reported.agency, 2025)) == (first, second)
    assert captions(second) == [
        "Perintah berjenjang (disposisi)",
        "Pemeriksaan pimpinan dan alasannya",
        "Ketepatan waktu menurut langkah SOP",
        "Ketepatan waktu menurut unit",
        "Cakupan nilai dan bukti menurut indikator",
        "Laporan dan tanggalnya",
    ]


def captions(document: Document) -> list[str]:
    paper = from_json(document.content)
    inner = [block for turned in paper.blocks if isinstance(turned, Landscape) for block in turned.blocks]
    return [block.caption for block in inner if isinstance(block, Table)]
