"""The heads of the chains by mail: to whom, once a night, and louder when one is broken."""

from datetime import date
from smtplib import SMTPRecipientsRefused, SMTPServerDisconnected

import pytest
from django.core import mail

from tests.audit.forgery import execute
from tests.hands import Hands
from tests.office import Office, small_office
from triwulan.audit.models import ChainHead
from triwulan.audit.nightly import check_chains
from triwulan.notices import record_mail
from triwulan.notices.models import RecordMail
from triwulan.notices.record_mail import mail_heads

NIGHT = date(2026, 4, 10)


@pytest.fixture
def addressed(office: Office) -> Office:
    """Two agencies of one government, one of another; each administrator has an address, one head of division too."""
    neighbour = small_office("Dinas Lain", office.government, "lain.")
    stranger = small_office("Dinas Asing", None, "asing.")
    for house, username in ((office, "admin"), (neighbour, "lain.admin"), (stranger, "asing.admin"), (office, "kabid")):
        house[username].email = f"{username}@contoh.example"
        house[username].save(update_fields=["email"])
    return office


def told() -> dict[str, set[str]]:
    """Address → the chains that its mail names, by their owners."""
    return {each.to[0]: {line.split(":")[0] for line in each.body.split("\n\n")[1:-2]} for each in mail.outbox}


def test_each_administrator_gets_his_agencys_and_his_governments_head_once(addressed: Office) -> None:
    assert mail_heads() == 0
    check_chains(NIGHT)
    assert (mail_heads(), mail_heads()) == (3, 0)
    assert told() == {
        "admin@contoh.example": {"Dinas Uji", "Kabupaten Dinas Uji"},
        "lain.admin@contoh.example": {"Dinas Lain", "Kabupaten Dinas Uji"},
        "asing.admin@contoh.example": {"Dinas Asing", "Kabupaten Dinas Asing"},
    }
    head = ChainHead.objects.get(chain=f"agency:{addressed.agency.pk}")
    assert mail.outbox[0].subject == "Kepala catatan kegiatan, 10 April 2026"
    assert f"Dinas Uji: utuh, {head.number} entri, kepala\n{head.number}:{head.digest}\n" in mail.outbox[0].body


def test_the_keeper_of_the_installation_gets_all_of_them(addressed: Office) -> None:
    addressed["kabid"].is_staff = True
    addressed["kabid"].save(update_fields=["is_staff"])
    check_chains(NIGHT)
    mail_heads()
    assert told()["kabid@contoh.example"] == {
        "Dinas Uji", "Dinas Lain", "Dinas Asing", "Kabupaten Dinas Uji", "Kabupaten Dinas Asing"
    }  # fmt: skip


def test_a_broken_chain_is_a_warning_to_those_it_concerns(addressed: Office) -> None:
    execute("UPDATE audit_entry SET capacity = 'Plt.' WHERE chain = %s AND number = 2", f"agency:{addressed.agency.pk}")
    check_chains(NIGHT)
    mail_heads()
    subjects = {each.to[0]: each.subject for each in mail.outbox}
    assert subjects == {
        "admin@contoh.example": "PERINGATAN: catatan kegiatan putus, 10 April 2026",
        "lain.admin@contoh.example": "Kepala catatan kegiatan, 10 April 2026",
        "asing.admin@contoh.example": "Kepala catatan kegiatan, 10 April 2026",
    }
    warned = next(each.body for each in mail.outbox if each.to == ["admin@contoh.example"])
    assert "Dinas Uji: RANTAI PUTUS. Isi entri nomor 2 (id " in warned


def test_a_server_that_is_away_is_tried_again_and_a_refused_address_holds_nobody_up(
    addressed: Office, hands: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    check_chains(NIGHT)
    answers = [SMTPRecipientsRefused({}), None, SMTPServerDisconnected(), None]

    def send(*_words: object) -> None:
        answer = answers.pop(0)
        if answer is not None:
            raise answer

    monkeypatch.setattr(record_mail, "send_mail", send)
    assert (mail_heads(), mail_heads(), mail_heads()) == (2, 1, 0)
    assert (RecordMail.objects.filter(day=NIGHT).count(), answers) == (3, [])
