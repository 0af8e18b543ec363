"""A value is corrected after approval: asked, granted, filled in, handed in; what was published is kept."""

from collections.abc import Callable

import pytest

from tests.cycles.walk import cycle_of, finish, opened, walk_secretariat, walk_statistics
from tests.office import Office
from tests.replay import remembered
from triwulan.audit.models import Entry
from triwulan.core.quarters import Quarter
from triwulan.cycles.corrections.asking import ask, decide, end, endorse
from triwulan.cycles.corrections.filling import attach_file, draft_figure, save_value
from triwulan.cycles.corrections.handing_in import hand_in
from triwulan.cycles.corrections.states import ASKED, DONE, ENDED, GRANTED, PROPOSED, REFUSED, state_of
from triwulan.cycles.models import Correction
from triwulan.cycles.refusals import AlreadyFinished, MayNot, StepIncomplete
from triwulan.documents.content import from_json
from triwulan.documents.models import Document
from triwulan.indicators.actions import RealisationRefused
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Indicator, Realisation
from triwulan.indicators.year_figures import year_figures
from triwulan.reports.models import FrozenFigure

LAST = Quarter(2025, 4)
REPORTS = ("laporan_data_kinerja", "laporan_triwulan", "laporan_kinerja")


@remembered
def walk_year(office: Office) -> None:
    """The last quarter of a year, up to the annual report."""
    opened(office, LAST)
    walk_statistics(office)
    walk_secretariat(office)
    finish(office, "perencana")
    finish(office, "perencana")


@pytest.fixture
def reported(office: Office) -> Office:
    walk_year(office)
    return office


def asked(
    office: Office, username: str = "kasubid.1", *codes: str, reason: str = "Dua dokumen terhitung dua kali."
) -> Correction:
    wanted = Indicator.objects.filter(code__in=codes or ("A1",)).values_list("pk", flat=True)
    cycle = cycle_of(office, "statistik", LAST)
    return ask(person=office[username], cycle_id=cycle.pk, indicators=list(wanted), reason=reason)


def granted(office: Office, *codes: str) -> Correction:
    correction = asked(office, "kasubid.1", *codes)
    return decide(person=office["perencana"], correction_id=correction.pk, granted=True, reason="Buktinya ada.")


def fill(office: Office, correction: Correction, value: object, username: str = "analis.1") -> None:
    row = correction.values.get(indicator__code="A1")
    save_value(
        person=office[username],
        correction_id=correction.pk,
        value_id=row.pk,
        variables={"nilai": value},  # type: ignore[dict-item]
        texts={},
        answers={},
        edition=row.edition,
    )


def corrected(office: Office) -> Correction:
    correction = granted(office)
    fill(office, correction, 8)
    return hand_in(person=office["kasubid.1"], correction_id=correction.pk)


def standing() -> list[tuple[str, bool, str]]:
    """Kind, whether it is superseded, and what it supersedes, of the reports that print A1."""
    papers = Document.objects.filter(kind__in=REPORTS).exclude(unit__kind="sekretariat").order_by("id")
    return [
        (one.kind, hasattr(one, "superseded_by"), one.supersedes.number if one.supersedes else "") for one in papers
    ]


def frozen(kind: str) -> list[int]:
    found = FrozenFigure.objects.filter(indicator__code="A1", version__report__kind=kind).order_by("version__number")
    return [int(one.value or 0) for one in found]


def test_handing_in_makes_the_next_version_of_the_value_and_of_each_report(reported: Office) -> None:
    former = {
        one.kind: one.number for one in Document.objects.filter(kind__in=REPORTS).exclude(unit__kind="sekretariat")
    }
    before = Document.objects.count()
    correction = corrected(reported)
    row = Realisation.objects.get(indicator__code="A1", year=2025, quarter=4)
    assert (row.variables, row.version, state_of(correction)) == ({"nilai": "8"}, 2, DONE)
    assert standing() == [(kind, True, "") for kind in REPORTS] + [(kind, False, former[kind]) for kind in REPORTS]
    assert {kind: frozen(kind) for kind in REPORTS} == {kind: [10, 8] for kind in REPORTS}
    assert Document.objects.count() == before + 3
    assert [one.kind for one in correction.documents.order_by("id")] == list(REPORTS)


def test_every_figure_made_of_it_is_the_new_one(reported: Office) -> None:
    corrected(reported)
    a1 = Indicator.objects.get(code="A1")
    said = (figure_for(a1, LAST).value_text, year_figures([a1], 2025)[0].value_text)
    assert said == ("8 dokumen", "8 dokumen")


def test_the_new_paper_says_what_it_supersedes_and_why_and_waits_for_its_signature(reported: Office) -> None:
    former = Document.objects.get(kind="laporan_kinerja")
    correction = corrected(reported)
    paper = correction.documents.get(kind="laporan_kinerja")
    assert f"Naskah ini menggantikan naskah nomor {former.number}" in paper.content
    assert "Dua dokumen terhitung dua kali." in paper.content
    blocks = from_json(paper.content).blocks
    assert [getattr(block, "text", "") for block in blocks[2:6:2]] == ["Catatan Koreksi", "Kata Pengantar"]
    assert [(each.position.title, each.signed_at) for each in paper.signings.all()] == [("Kepala Dinas", None)]


def test_until_it_is_handed_in_nothing_that_counts_changes(reported: Office) -> None:
    papers = Document.objects.count()
    correction = granted(reported)
    fill(reported, correction, 8)
    draft = draft_figure(correction.values.get())
    a1 = Indicator.objects.get(code="A1")
    assert (draft.value_text, figure_for(a1, LAST).value_text) == ("8 dokumen", "10 dokumen")
    assert Document.objects.count() == papers
    end(person=reported["kasubid.1"], correction_id=correction.pk, reason="Ternyata benar.")
    assert figure_for(a1, LAST).value_text == "10 dokumen"


def test_an_analyst_proposes_and_a_head_asks(reported: Office) -> None:
    correction = asked(reported, "analis.1")
    assert state_of(correction) == PROPOSED
    with pytest.raises(MayNot):
        endorse(person=reported["analis.1"], correction_id=correction.pk)
    with pytest.raises(AlreadyFinished):
        decide(person=reported["perencana"], correction_id=correction.pk, granted=True, reason="Ya.")
    assert state_of(endorse(person=reported["kasubid.1"], correction_id=correction.pk)) == ASKED


@pytest.mark.parametrize("username", ["kabid", "kasubid.1", "analis.1", "kepala", "admin"])
def test_only_the_planner_decides(reported: Office, username: str) -> None:
    correction = asked(reported)
    with pytest.raises(MayNot):
        decide(person=reported[username], correction_id=correction.pk, granted=True, reason="Ya.")
    assert state_of(Correction.objects.get(pk=correction.pk)) == ASKED


@pytest.mark.parametrize("username", ["perencana", "kepala", "kasubag", "analis.umum", "admin"])
def test_only_the_unit_asks(reported: Office, username: str) -> None:
    with pytest.raises(MayNot):
        asked(reported, username)
    assert Correction.objects.count() == 0


def test_a_refusal_needs_its_reason_and_frees_the_value(reported: Office) -> None:
    correction = asked(reported)
    with pytest.raises(StepIncomplete) as silent:
        decide(person=reported["perencana"], correction_id=correction.pk, granted=False, reason=" ")
    assert silent.value.missing == ("Alasan belum ditulis. Alasannya tercatat dan dibaca semua yang terkait.",)
    decide(person=reported["perencana"], correction_id=correction.pk, granted=False, reason="Tanpa bukti.")
    assert state_of(Correction.objects.get(pk=correction.pk)) == REFUSED
    assert state_of(asked(reported, "kabid")) == ASKED


def test_a_value_is_in_one_correction_at_a_time(reported: Office) -> None:
    asked(reported)
    with pytest.raises(StepIncomplete) as second:
        asked(reported, "kabid", "A1", "A2")
    assert second.value.missing == (
        "Nilai A1 sedang dikoreksi atas permintaan Kasubid 1, 10 April 2026. Tunggu sampai selesai atau diakhiri.",
    )


def test_what_is_still_in_a_step_is_returned_not_corrected(office: Office) -> None:
    opened(office, LAST)
    walk_statistics(office, until="5")
    with pytest.raises(StepIncomplete) as early:
        asked(office)
    assert early.value.missing == (
        "Nilai A1 belum disetujui atau masih dalam langkah SOP. Minta dikembalikan lewat pemeriksaan.",
    )


def test_only_named_values_are_opened_and_only_for_their_owner(reported: Office) -> None:
    correction = granted(reported)
    assert [one.indicator.code for one in correction.values.all()] == ["A1"]
    with pytest.raises(MayNot):
        fill(reported, correction, 8, "analis.2")
    with pytest.raises(RealisationRefused) as nonsense:
        fill(reported, correction, "delapan")
    assert list(nonsense.value.sentences) == ["nilai"]


def test_an_unchanged_correction_is_not_handed_in(reported: Office) -> None:
    correction = granted(reported)
    with pytest.raises(StepIncomplete) as same:
        hand_in(person=reported["kasubid.1"], correction_id=correction.pk)
    assert same.value.missing == ("Belum ada nilai yang berubah, jadi tidak ada yang diserahkan.",)


def test_a_blocked_value_keeps_everything_as_it_was(reported: Office) -> None:
    Indicator.objects.filter(code="A1").update(evidence_required=True)
    correction = granted(reported)
    fill(reported, correction, 8)
    papers = Document.objects.count()
    with pytest.raises(StepIncomplete) as blocked:
        hand_in(person=reported["kasubid.1"], correction_id=correction.pk)
    assert [sentence.split(".")[0] for sentence in blocked.value.missing] == ["A1 Indikator A1: Bukti belum ada"]
    row = Realisation.objects.get(indicator__code="A1", year=2025, quarter=4)
    assert (row.variables, Document.objects.count()) == ({"nilai": "10"}, papers)
    value = correction.values.get()
    attach_file(
        person=reported["analis.1"],
        correction_id=correction.pk,
        value_id=value.pk,
        name="bukti.csv",
        content=b"a;b\n1;2\n",
    )
    hand_in(person=reported["kasubid.1"], correction_id=correction.pk)
    assert [one.name for one in row.evidence.all()] == ["bukti.csv"]


def late(act: Callable[[], object]) -> str:
    with pytest.raises(AlreadyFinished) as refused:
        act()
    return str(refused.value)


def test_what_is_over_is_over(reported: Office) -> None:
    correction = corrected(reported)
    kasubid, planner, key = reported["kasubid.1"], reported["perencana"], correction.pk
    said = [
        late(lambda: hand_in(person=kasubid, correction_id=key)),
        late(lambda: end(person=kasubid, correction_id=key, reason="Batal.")),
        late(lambda: decide(person=planner, correction_id=key, granted=True, reason="Ya.")),
        late(lambda: fill(reported, correction, 7)),
    ]
    assert said == ["Koreksi ini sudah diserahkan hari ini 07.30 WITA."] * 4
    assert {kind: frozen(kind) for kind in REPORTS} == {kind: [10, 8] for kind in REPORTS}


def test_a_granted_one_is_ended_by_the_planner_with_a_reason(reported: Office) -> None:
    correction = granted(reported)
    end(person=reported["perencana"], correction_id=correction.pk, reason="Terlalu lama.")
    assert state_of(Correction.objects.get(pk=correction.pk)) == ENDED
    assert state_of(granted(reported)) == GRANTED


def test_a_second_correction_supersedes_the_first(reported: Office) -> None:
    corrected(reported)
    again = granted(reported)
    fill(reported, again, 9)
    hand_in(person=reported["kabid"], correction_id=again.pk)
    assert [done for _kind, done, _former in standing()] == [True] * 6 + [False] * 3
    assert frozen("laporan_kinerja") == [10, 8, 9]


def test_all_of_it_is_in_the_record(reported: Office) -> None:
    correction = corrected(reported)
    entries = Entry.objects.filter(subject_type="correction", subject_id=correction.pk).order_by("id")
    assert [entry.action for entry in entries] == [
        "correction_asked",
        "correction_granted",
        "correction_filled",
        "correction_handed_in",
    ]
    assert [entry.facts["indicators"] for entry in entries] == [["A1"]] * 4
