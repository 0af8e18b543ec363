"""Who signs which kind is the agency's own data; the paper prints whom the rules name."""

from datetime import date

import pytest

from tests.documents.register import DAY, compose
from tests.organisations.office import Office
from triwulan.audit.actions import describe
from triwulan.audit.models import Entry
from triwulan.audit.record import SYSTEM
from triwulan.documents.actions import Registration, register_document
from triwulan.documents.blocks import Signatures
from triwulan.documents.content import Paper, from_json, paper_of
from triwulan.documents.imprint import Signature
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.models import Document, SignerRule, Who
from triwulan.documents.signer_rules import DEFAULTS, RuleRow, SignersRefused, change_signers, rules_of
from triwulan.organisations.models import Capacity, Position


def signed(registration: Registration, *names: str) -> Paper:
    signers = tuple(Signature(name.title(), name.title()) for name in names)
    reviewed = Signatures((Signature("Inspektur", "Inspektur"),))
    blocks = (*compose(registration).blocks, Signatures(signers, "Contoh", DAY), reviewed)
    return paper_of("dokumen", "Laporan", registration.imprint, blocks, signers=signers)


def issued(office: Office, kind: str, *names: str) -> Document:
    return register_document(
        agency=office.agency,
        unit=office.units["statistik"],
        kind=kind,
        title="Laporan",
        on=DAY,
        year=2026,
        quarter=1,
        compose=lambda registration: signed(registration, *names),
        signers=[office.positions[name] for name in names],
        actor=SYSTEM,
    )


def signers(document: Document) -> list[str]:
    return [f"{one.on_behalf_of} {one.position.title}".strip() for one in document.signings.all()]


def printed(document: Document) -> list[tuple[str, ...]]:
    blocks = [block for block in from_json(document.content).blocks if isinstance(block, Signatures)]
    return [tuple(f"{one.capacity} {one.position}".strip() for one in block.signers) for block in blocks]


def test_without_rules_the_head_signs_his_divisions_report_and_the_agencys_head_the_compiled_ones(
    office: Office,
) -> None:
    found = {kind: signers(issued(office, kind, "kasubid")) for kind in KINDS}
    assert {kind: names for kind, names in found.items() if names != ["Kasubid"]} == {
        "laporan_data_kinerja": ["Kabid"],
        "laporan_triwulan": ["Kadis"],
        "laporan_kinerja": ["Kadis"],
    }
    assert {kind: rows[0].who for kind, rows in rules_of(office.agency).items() if rows[0].who != Who.STEP} == DEFAULTS


def test_the_agencys_own_rule_decides_the_next_paper_and_what_it_prints(office: Office) -> None:
    before = issued(office, "dokumen", "kasubid")
    rows = [RuleRow(Who.POSITION, office.positions["kabid"], on_behalf=True), RuleRow(Who.AGENCY_HEAD)]
    change_signers(agency=office.agency, kind="dokumen", rows=rows, actor=SYSTEM)
    after = issued(office, "dokumen", "kasubid")
    assert [signers(before), signers(after)] == [["Kasubid"], ["Kadis Kabid", "Kadis"]]
    assert [printed(before), printed(after)] == [
        [("Kasubid",), ("Inspektur",)],
        [("a.n. Kabid", "Kadis"), ("Inspektur",)],
    ]
    assert describe(Entry.objects.get(action="signer_rules_changed")) == (
        "Mengubah penanda tangan Dokumen dari jabatan yang disebut langkahnya menjadi a.n., Kabid, kepala perangkat daerah."
    )


def test_who_acts_stands_on_the_paper_as_acting(office: Office) -> None:
    office.hire("pengganti")
    office.appoint("pengganti", "kadis", starts_on=date(2026, 1, 1), capacity=Capacity.PLH)
    change_signers(agency=office.agency, kind="dokumen", rows=[RuleRow(Who.AGENCY_HEAD)], actor=SYSTEM)
    assert printed(issued(office, "dokumen", "kasubid"))[0] == ("Plh. Kadis",)


def test_the_rule_back_at_its_default_leaves_no_row(office: Office) -> None:
    for rows in ([RuleRow(Who.AGENCY_HEAD)], [RuleRow(Who.STEP)], [RuleRow(Who.STEP)]):
        change_signers(agency=office.agency, kind="bahan", rows=rows, actor=SYSTEM)
    assert (SignerRule.objects.count(), Entry.objects.filter(action="signer_rules_changed").count()) == (0, 2)


def test_where_a_rule_finds_nobody_the_steps_own_signer_signs(office: Office) -> None:
    Position.objects.get(pk=office.positions["kadis"].pk).roles.clear()
    assert signers(issued(office, "laporan_triwulan", "kasubag")) == ["Kasubag"]


@pytest.mark.parametrize(
    ("kind", "rows", "sentence"),
    [
        ("puisi", [RuleRow(Who.STEP)], "Jenis naskah ini tidak dikenal."),
        ("bahan", [], "Pilih paling sedikit satu penanda tangan."),
        ("bahan", [RuleRow(Who.POSITION)], "Pilih jabatannya."),
        ("bahan", [RuleRow(Who.STEP), RuleRow(Who.STEP)], "Satu penanda tangan cukup sekali."),
        ("bahan", [RuleRow(Who.AGENCY_HEAD, on_behalf=True)], "“a.n.” hanya untuk kepala unit atau jabatan tertentu."),
        ("bahan", [RuleRow(who) for who in (Who.STEP, Who.UNIT_HEAD, Who.AGENCY_HEAD, Who.STEP)], "Paling banyak 3"),
    ],
)
def test_rules_that_make_no_sense_are_refused(office: Office, kind: str, rows: list[RuleRow], sentence: str) -> None:
    with pytest.raises(SignersRefused, match=sentence):
        change_signers(agency=office.agency, kind=kind, rows=rows, actor=SYSTEM)
    assert SignerRule.objects.count() == 0
