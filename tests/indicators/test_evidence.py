"""A file proves a figure once; removed, it leaves its trace."""

import pytest

from tests.indicators.cast import NOON, TW1, Office, attach, make_indicator
from triwulan.audit.models import Entry
from triwulan.indicators.actions import EvidenceRefused, remove_evidence
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Evidence

pytestmark = pytest.mark.django_db


def standing() -> list[str]:
    return list(Evidence.objects.filter(removed_at__isnull=True).values_list("name", flat=True))


def test_it_is_attached_with_who_and_when(office: Office) -> None:
    count = make_indicator(office)
    evidence = attach(office, count)
    assert (evidence.attached_by, evidence.attached_at, evidence.removed_at) == (office.analis, NOON, None)
    assert figure_for(count, TW1).evidence == (evidence,)
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.action, entry.facts) == (
        "evidence_attached",
        {
            "indicator": count.code,
            "unit": office.division.pk,
            "year": 2026,
            "quarter": 1,
            "evidence": evidence.pk,
            "name": "laporan.pdf",
            "sha256": evidence.file.sha256,
        },
    )


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("laporan.pdf", "Berkas laporan.pdf sudah dilampirkan pada nilai ini. Pilih berkas lain."),
        (
            "salinan.pdf",
            "Berkas salinan.pdf sudah dilampirkan pada nilai ini dengan nama laporan.pdf. Pilih berkas lain.",
        ),
    ],
)
def test_the_same_file_is_refused_on_the_same_figure(office: Office, name: str, sentence: str) -> None:
    count = make_indicator(office)
    attach(office, count)
    with pytest.raises(EvidenceRefused) as refused:
        attach(office, count, name=name)
    assert (refused.value.sentence, standing()) == (sentence, ["laporan.pdf"])


def test_the_same_file_may_prove_another_figure(office: Office) -> None:
    attach(office, make_indicator(office, "A"))
    attach(office, make_indicator(office, "B"))
    assert standing() == ["laporan.pdf", "laporan.pdf"]


def test_removed_evidence_stays_on_record_and_may_come_back(office: Office) -> None:
    count = make_indicator(office)
    evidence = attach(office, count)
    removed = remove_evidence(evidence=evidence, actor=office.actor, person=office.analis)
    assert (removed.removed_at, standing(), figure_for(count, TW1).evidence) == (NOON, [], ())
    attach(office, count)
    assert standing() == ["laporan.pdf"]
    assert list(Entry.objects.filter(subject_type="realisation").values_list("action", flat=True)) == [
        "evidence_attached",
        "evidence_removed",
        "evidence_attached",
    ]


def test_it_is_removed_once(office: Office) -> None:
    evidence = attach(office, make_indicator(office))
    remove_evidence(evidence=evidence, actor=office.actor, person=office.analis)
    with pytest.raises(EvidenceRefused) as refused:
        remove_evidence(evidence=evidence, actor=office.actor, person=office.analis)
    assert refused.value.sentence == "Berkas laporan.pdf sudah dilepas dari bukti. Muat ulang halaman ini."
    assert Entry.objects.filter(action="evidence_removed").count() == 1
