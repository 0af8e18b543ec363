"""Who signs hears that a paper awaits him, in his turn, and once until he has looked."""

from datetime import timedelta

import pytest

from tests.cycles.test_reviews import report
from tests.cycles.test_statement_signing import issued
from tests.documents.register import DAY, compose
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.audit.record import SYSTEM, Actor
from triwulan.core import clock
from triwulan.documents.actions import mark_signed, register_document
from triwulan.documents.models import Document, Security
from triwulan.notices.actions import mark_read
from triwulan.notices.follow import follow
from triwulan.notices.leaving import CAN_WAIT
from triwulan.notices.models import Notice, NoticeKind
from triwulan.notices.sentences import address, title

__all__ = ["issued", "report"]
pytestmark = pytest.mark.django_db


def told() -> list[tuple[str, str]]:
    follow()
    rows = Notice.objects.filter(kind="to_sign").select_related("person", "agency").order_by("pk")
    return [(each.person.username, title(each)) for each in rows]


def paper(office: Office, actor: Actor = SYSTEM) -> Document:
    """For the head's signature."""
    with office.scope():
        return register_document(
            agency=office.agency,
            unit=office.units["statistik"],
            kind="dokumen",
            title="Laporan Triwulan",
            on=DAY,
            year=2026,
            quarter=1,
            compose=compose,
            signers=[office.positions["kepala"]],
            actor=actor,
        )


def opened(office: Office, username: str) -> str:
    """Where his newest notice leads him."""
    answer = desk_of(office, username).get(f"/kotak-masuk/{Notice.objects.latest('pk').pk}/")
    return str(answer.headers["Location"])


def test_each_is_told_in_his_turn_and_led_to_what_he_signs(office: Office, issued: Document) -> None:
    said = f"Menunggu tanda tangan Anda: {issued.number} {issued.title}"
    assert [who for who, what in told() if what == said] == ["pereviu"]
    mark_read(office["kepala"])
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        first = issued.signings.get(order=0)
        mark_signed(signing=first, person=office["pereviu"], capacity="", actor=Actor(office["pereviu"].pk))
        assert [who for who, what in told() if what == said] == ["pereviu", "kepala"]
    assert address(Notice.objects.latest("pk")).endswith("/tanda-tangan/")
    assert opened(office, "kepala") == "/tanda-tangan/"
    assert NoticeKind.TO_SIGN in CAN_WAIT


def test_he_is_not_told_again_until_he_has_looked(office: Office) -> None:
    paper(office)
    paper(office)
    assert len(told()) == 1
    opened(office, "kepala")
    assert len(told()) == 1
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        paper(office)
        assert len(told()) == 2


def test_what_he_registered_himself_awaits_nobody(office: Office) -> None:
    paper(office, Actor(office["kepala"].pk))
    assert told() == []


def test_a_secret_paper_is_not_named(office: Office) -> None:
    made = paper(office)
    with office.scope():
        Document.objects.filter(pk=made.pk).update(security=Security.SECRET)
    assert told() == [("kepala", f"Menunggu tanda tangan Anda: {made.number} Dokumen rahasia")]
