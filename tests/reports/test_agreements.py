"""Perjanjian Kinerja: what a position promises, and what makes its paper out of date."""

import pytest

from tests.documents.reading import flat
from tests.documents.shown import shown_words
from tests.office import Office, small_office
from tests.plans import objective_of, programme_of
from triwulan.audit.record import SYSTEM
from triwulan.documents.content import from_json
from triwulan.documents.imprint import Signature
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.planning import EnteredBudget, set_budget, set_targets
from triwulan.organisations.changes import change_agency
from triwulan.organisations.models import Holding, Position
from triwulan.reports.actions.agreeing import issue_action_plan, issue_agreement
from triwulan.reports.agreements import changes_of, current, share_of
from triwulan.reports.refusals import AgreementRefused

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return small_office()


def plant(office: Office) -> None:
    """The head answers for the sasaran, the head of division for its program."""
    objective = objective_of(office.agency)
    programme = programme_of(objective, "2.20.02", "Statistik Sektoral")
    Node.objects.filter(pk=objective.pk).update(position=office.positions["kepala"])
    Node.objects.filter(pk=programme.pk).update(position=office.positions["kabid"])
    Indicator.objects.filter(code="A1").update(node=programme)
    set_budget(node=programme, year=2026, entered=EnteredBudget(5_000_000), actor=SYSTEM)


def said(document: Document) -> str:
    return "|".join(shown_words(from_json(document.content)))


def position(office: Office, username: str) -> Position:
    return Position.objects.select_related("unit__agency__government", "superior").get(pk=office.positions[username].pk)


def test_a_head_of_division_promises_with_his_superior(office: Office) -> None:
    with office.scope():
        plant(office)
        document = issue_agreement(position=position(office, "kabid"), year=2026, actor=SYSTEM)
        words = said(document)
        wanted = (
            "PIHAK PERTAMA",
            "PIHAK KEDUA",
            "Indikator A1",
            "40 dokumen",
            "2.20.02 Statistik Sektoral",
            "5.000.000",
        )
        assert [each for each in wanted if flat(each) not in words] == []
        signers = document.signings.values_list("position__title", flat=True)
        assert list(signers) == ["Kabid Statistik", "Kepala Dinas"]
        assert (document.title, document.classification) == (
            "Perjanjian Kinerja Tahun 2026 Kabid Statistik",
            "000.7.2.7",
        )


def test_whoever_has_no_superior_signs_alone_for_his_sasaran_and_its_programs(office: Office) -> None:
    with office.scope():
        plant(office)
        share = share_of(position(office, "kepala"), 2026)
        assert ([one.code for one in share.indicators], [one.node.code for one in share.budgets]) == (
            ["A2", "B1", "U1"],
            ["2.20.02"],
        )
        document = issue_agreement(position=share.position, year=2026, actor=SYSTEM)
        assert (document.signings.count(), flat("PIHAK PERTAMA") in said(document)) == (1, False)


def test_the_head_signs_with_whom_the_agency_names_outside_it(office: Office) -> None:
    with office.scope():
        plant(office)
        alone = issue_agreement(position=position(office, "kepala"), year=2026, actor=SYSTEM)
        named = {"overseer_position": "Bupati Uji", "overseer_name": "Nama Contoh", "overseer_title": "S.E."}
        change_agency(agency=office.agency, actor=SYSTEM, **named)
        head = position(office, "kepala")
        assert changes_of(share_of(head, 2026), alone) == ("Bupati Uji ikut menandatangani",)
        assert share_of(head, 2026).signers[1] == Signature("Bupati Uji", "Nama Contoh, S.E.")
        assert share_of(position(office, "kabid"), 2026).signers[1] == Signature("Kepala Dinas", "Kepala Dinas")
        document = issue_agreement(position=head, year=2026, actor=SYSTEM)
        words = said(document)
        assert [each for each in ("PIHAK KEDUA", "Bupati Uji", "Nama Contoh, S.E.") if flat(each) not in words] == []
        assert list(document.signings.values_list("position__title", flat=True)) == ["Kepala Dinas"]


def test_it_has_to_be_changed_with_its_target_its_budget_and_its_official(office: Office) -> None:
    with office.scope():
        plant(office)
        held = position(office, "kabid")
        first = issue_agreement(position=held, year=2026, actor=SYSTEM)
        assert changes_of(share_of(held, 2026), first) == ()
        with pytest.raises(AgreementRefused, match="masih sesuai"):
            issue_agreement(position=held, year=2026, actor=SYSTEM)
        set_targets(
            indicator=Indicator.objects.get(code="A1"), year=2026, goals={None: 30}, actor=SYSTEM, reason="Renja turun"
        )
        node = Node.objects.get(code="2.20.02")
        set_budget(node=node, year=2026, entered=EnteredBudget(4_000_000), actor=SYSTEM, reason="DPPA")
        Holding.objects.filter(position=held).update(person=office["perencana"])
        assert changes_of(share_of(held, 2026), first) == (
            "Kabid Statistik berganti dari Kabid Statistik menjadi Kasubag Perencanaan",
            "target Indikator A1 dari 40 dokumen menjadi 30 dokumen (Renja turun)",
            "anggaran 2.20.02 Statistik Sektoral dari 5.000.000 menjadi 4.000.000",
        )
        second = issue_agreement(position=held, year=2026, actor=SYSTEM)
        assert (second.supersedes, current(held, 2026, second.kind)) == (first, second)
        assert flat("Perubahan Perjanjian Kinerja Tahun 2026") in said(second)


def test_an_action_plan_tells_quarters_activity_budget_and_who(office: Office) -> None:
    with office.scope():
        plant(office)
        document = issue_action_plan(position=position(office, "kabid"), year=2026, actor=SYSTEM)
        wanted = (
            "Rencana Aksi Tahun 2026",
            "Indikator A1",
            "10",
            "2.20.02 Statistik Sektoral",
            "5.000.000",
            "Analis 1",
        )
        words = said(document)
        assert [each for each in wanted if flat(each) not in words] == []


def test_a_position_without_indicators_has_nothing_to_promise(office: Office) -> None:
    with office.scope():
        for issue in (issue_agreement, issue_action_plan):
            with pytest.raises(AgreementRefused, match="belum memegang indikator"):
                issue(position=position(office, "admin"), year=2026, actor=SYSTEM)
