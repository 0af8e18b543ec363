"""A round's validation page: who sees which division, what is counted, what is filtered and what is taken along."""

from typing import Any

import pytest
from django.test import Client

from tests.cycles.walk import cycle_of, fill, finish, opened, walk_statistics
from tests.office import Office
from triwulan.audit.record import SYSTEM
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.models import Round
from triwulan.indicators.models import Indicator
from triwulan.indicators.planning.cross_rules import CrossRuleSpec, add_cross_rule

pytestmark = pytest.mark.django_db

QUESTION = (
    "Aturan “Wajar” tidak terpenuhi: A1 (10 dokumen) <= A2.pembilang (40) - 35. Apakah angka-angka ini sudah benar?"
)


@pytest.fixture
def round_(office: Office) -> Round:
    """Of Statistik the first analyst has filled in and handed in nothing yet; a rule asks about A1 and A2."""
    found = opened(office)
    walk_statistics(office, until="3")
    fill(office, "analis.1")
    spec = CrossRuleSpec(name="Wajar", expression="A1 <= A2.pembilang - 35", valid_from=2024)
    add_cross_rule(agency=office.agency, spec=spec, actor=SYSTEM)
    return found


def answer(office: Office, code: str = "A1") -> None:
    cycle = cycle_of(office, "statistik")
    asked = {f"rule-{office.agency.cross_rules.get().pk}": "Dua belum tercatat."}
    save_values(person=office["analis.1"], cycle_id=cycle.pk, code=code, changes=Changes(answers=asked))


def page(office: Office, username: str, round_: Round, query: str = "") -> Any:
    browser = Client()
    browser.force_login(office[username])
    return browser.get(f"/putaran/{round_.pk}/validasi/{query}")


def told(tally: Any) -> list[tuple[int, int]]:
    return [(one.count, one.of) for one in (tally.filled, tally.sound, tally.proved, tally.answered)]


def test_each_division_is_counted_and_all_of_them_together(office: Office, round_: Round) -> None:
    Indicator.objects.filter(code="A2").update(evidence_required=True)
    board = page(office, "perencana", round_).context["board"]
    counted = {one.cycle.unit.name: told(one.tally) for one in board.divisions}
    assert (counted, told(board.whole)) == (
        {"Sekretariat": [(0, 1), (0, 1), (0, 0), (0, 0)], "Bidang Statistik": [(2, 3), (1, 3), (0, 1), (0, 2)]},
        [(2, 4), (1, 4), (0, 1), (0, 2)],
    )


def test_warnings_stand_with_their_answers_and_blockers_with_their_sentence(office: Office, round_: Round) -> None:
    answer(office)
    rows = page(office, "kepala", round_).context["board"].rows
    assert [
        (
            row.figure.indicator.code,
            [one.sentence for one in row.findings.blockers],
            [(one.sentence, one.answer, one.given.answered_by.full_name) for one in row.findings.warnings],
        )
        for row in rows
    ] == [
        ("U1", ["Nilai belum diisi. Isi Nilai."], []),
        ("A1", [], [(QUESTION, "Dua belum tercatat.", "Analis 1")]),
        ("A2", [], [(QUESTION, "Dua belum tercatat.", "Analis 1")]),
        ("B1", ["Nilai belum diisi. Isi Nilai."], []),
    ]


def test_only_what_is_troubled_is_shown_where_that_is_asked(office: Office, round_: Round) -> None:
    def shown() -> list[str]:
        board = page(office, "perencana", round_, "?saring=masalah").context["board"]
        return [row.figure.indicator.code for row in board.rows]

    before = shown()
    answer(office)
    assert (before, shown()) == (["U1", "A1", "A2", "B1"], ["U1", "B1"])


def test_where_nothing_is_troubled_the_filter_says_so(office: Office, round_: Round) -> None:
    answer(office)
    fill(office, "analis.2")
    finish(office, "analis.1")
    text = page(office, "kabid", round_, "?saring=masalah").content.decode()
    assert "Tidak ada yang bermasalah: semua terisi" in text


@pytest.mark.parametrize(
    ("username", "divisions"),
    [
        ("perencana", ["Sekretariat", "Bidang Statistik"]),
        ("kepala", ["Sekretariat", "Bidang Statistik"]),
        ("sekretaris", ["Sekretariat", "Bidang Statistik"]),
        ("kabid", ["Bidang Statistik"]),
    ],
)
def test_a_head_of_division_sees_his_own(office: Office, round_: Round, username: str, divisions: list[str]) -> None:
    found = page(office, username, round_).context["board"].divisions
    assert [one.cycle.unit.name for one in found] == divisions


def test_the_round_leads_to_it_only_those_who_may_see_it(office: Office, round_: Round) -> None:
    found = {}
    for username in ("perencana", "kabid", "kasubid.1", "analis.1"):
        browser = Client()
        browser.force_login(office[username])
        leads = f"/putaran/{round_.pk}/validasi/" in browser.get(f"/putaran/{round_.pk}/").content.decode()
        found[username] = (leads, page(office, username, round_).status_code)
    assert found == {
        "perencana": (True, 200),
        "kabid": (True, 200),
        "kasubid.1": (False, 403),
        "analis.1": (False, 403),
    }


def test_its_tables_are_taken_along_as_csv(office: Office, round_: Round) -> None:
    answer(office)
    lines = page(office, "kabid", round_, "?unduh=csv&tabel=1").content.decode("utf-8-sig").splitlines()
    second = page(office, "kabid", round_, "?saring=masalah&unduh=csv&tabel=2").content.decode("utf-8-sig")
    assert (lines[-1], "B1" in second, "A1" in second) == (
        'Bidang Statistik;"2 dari 3; 67 %";"2 dari 3; 67 %";"0 dari 0; –";"2 dari 2; 100 %"',
        True,
        False,
    )


def test_two_indicators_cost_as_many_queries_as_four(
    office: Office, round_: Round, django_assert_num_queries: Any
) -> None:
    browser = Client()
    browser.force_login(office["perencana"])
    counts = []
    for codes in (("B1", "U1"), ()):
        Indicator.objects.update(valid_to=None)
        Indicator.objects.filter(code__in=codes).update(valid_to=2025)
        browser.get(f"/putaran/{round_.pk}/validasi/")
        with django_assert_num_queries(18):
            shown = browser.get(f"/putaran/{round_.pk}/validasi/")
        counts.append(len(shown.context["board"].rows))
    assert counts == [2, 4]
