"""A correction takes evidence off a value that was approved: with a reason, and what left is kept and named."""

import pytest

from tests.cycles.test_corrections import LAST, granted, walk_year
from tests.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.cycles.corrections.asking import end
from triwulan.cycles.corrections.dropping import drop_evidence, droppable, keep_evidence, removed_from
from triwulan.cycles.corrections.filling import attach_file, draft_figure
from triwulan.cycles.corrections.handing_in import hand_in
from triwulan.cycles.models import Correction, CorrectionValue
from triwulan.cycles.refusals import AlreadyFinished, MayNot, NotThere, StepIncomplete
from triwulan.documents.files import store
from triwulan.indicators.actions import attach_evidence
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Evidence, Indicator

REASON = "Foto itu dari kegiatan tahun lalu"


@pytest.fixture
def proof(office: Office) -> Evidence:
    """Of A1 in the quarter that the reports print."""
    walk_year(office)
    a1 = Indicator.objects.get(code="A1")
    file = store(office.agency, b"a;b\n1;2\n", "text/csv")
    return attach_evidence(
        indicator=a1, unit=a1.unit, quarter=LAST, file=file, name="foto.csv", actor=SYSTEM, person=office["analis.1"]
    )


def named(office: Office, proof: Evidence, reason: str = REASON, username: str = "analis.1") -> Correction:
    correction = Correction.objects.first() or granted(office)
    drop_evidence(
        person=office[username],
        correction_id=correction.pk,
        value_id=correction.values.get().pk,
        evidence_id=proof.pk,
        reason=reason,
    )
    return correction


def names(value: CorrectionValue) -> tuple[list[str], list[str]]:
    """Of the evidence that counts now, and as the correction would have it."""
    now = figure_for(value.indicator, LAST).evidence
    return [one.name for one in now], [one.name for one in draft_figure(value).evidence]


def test_it_leaves_with_the_correction_and_not_before(office: Office, proof: Evidence) -> None:
    correction = named(office, proof)
    value = correction.values.get()
    assert names(value) == (["foto.csv"], [])
    hand_in(person=office["kasubid.1"], correction_id=correction.pk)
    assert figure_for(value.indicator, LAST).evidence == ()
    assert [(one.evidence.name, one.reason, one.named_by.full_name) for one in removed_from(value.realisation)] == [
        ("foto.csv", REASON, "Analis 1")
    ]
    proof.refresh_from_db()
    assert (proof.removed_at is not None, proof.file.removed_at) == (True, None)
    assert describe(Entry.objects.get(action="evidence_removed")) == (
        f"Melepas bukti foto.csv dari indikator A1 Triwulan IV 2025: {REASON}."
    )


def test_it_may_be_the_only_change_and_the_papers_are_issued_again(office: Office, proof: Evidence) -> None:
    correction = named(office, proof)
    hand_in(person=office["kasubid.1"], correction_id=correction.pk)
    assert [one.kind for one in correction.documents.order_by("id")] == [
        "laporan_data_kinerja",
        "laporan_triwulan",
        "laporan_kinerja",
    ]


def test_another_file_takes_its_place(office: Office, proof: Evidence) -> None:
    correction = named(office, proof)
    value = correction.values.get()
    person, content = office["analis.1"], b"a;b\n3;4\n"
    attach_file(person=person, correction_id=correction.pk, value_id=value.pk, name="baru.csv", content=content)
    assert names(value) == (["foto.csv"], ["baru.csv"])
    hand_in(person=office["kasubid.1"], correction_id=correction.pk)
    assert [one.name for one in figure_for(value.indicator, LAST).evidence] == ["baru.csv"]


def test_where_evidence_is_asked_the_last_one_does_not_leave_alone(office: Office, proof: Evidence) -> None:
    Indicator.objects.filter(code="A1").update(evidence_required=True)
    correction = named(office, proof)
    with pytest.raises(StepIncomplete) as blocked:
        hand_in(person=office["kasubid.1"], correction_id=correction.pk)
    assert [sentence.split(".")[0] for sentence in blocked.value.missing] == ["A1 Indikator A1: Bukti belum ada"]
    proof.refresh_from_db()
    assert proof.removed_at is None


def test_it_needs_a_reason_and_the_owner(office: Office, proof: Evidence) -> None:
    with pytest.raises(StepIncomplete) as silent:
        named(office, proof, reason="  ")
    assert silent.value.missing == ("Alasan belum ditulis. Tulis mengapa bukti ini tidak lagi mendukung nilainya.",)
    with pytest.raises(MayNot):
        named(office, proof, username="analis.2")
    assert list(droppable(CorrectionValue.objects.get())) == [proof]


def test_it_is_named_once_and_may_stay_after_all(office: Office, proof: Evidence) -> None:
    correction = named(office, proof)
    value = correction.values.get()
    with pytest.raises(NotThere):
        named(office, proof)
    person, leaving = office["analis.1"], value.removals.get()
    keep_evidence(person=person, correction_id=correction.pk, value_id=value.pk, removal_id=leaving.pk)
    assert names(value) == (["foto.csv"], ["foto.csv"])
    with pytest.raises(NotThere):
        keep_evidence(person=person, correction_id=correction.pk, value_id=value.pk, removal_id=leaving.pk)


def test_a_correction_that_ends_takes_nothing_off(office: Office, proof: Evidence) -> None:
    correction = named(office, proof)
    value = correction.values.get()
    end(person=office["kasubid.1"], correction_id=correction.pk, reason="Ternyata benar.")
    assert figure_for(value.indicator, LAST).evidence == (proof,)
    assert list(removed_from(value.realisation)) == []
    with pytest.raises(AlreadyFinished):
        named(office, proof)
