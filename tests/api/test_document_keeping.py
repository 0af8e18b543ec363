"""Papers beside the SOP through the API: ink with its scan, sent, filed; each with the register's own refusals."""

from typing import Any

import pytest

from tests.api.caller import Staff, said
from tests.web.test_documents import PNG
from triwulan.audit.models import Entry


@pytest.fixture
def path(staff: Staff, round_id: int) -> str:
    cycle = staff.finish("kabid")["cycle"]
    (found,) = said(staff["perencana"].get(f"cycles/{cycle}/documents"))
    return f"documents/{found['id']}"


def state(staff: Staff, path: str) -> dict[str, Any]:
    return dict(said(staff["kabid"].get(f"{path}/signings")))


def test_ink_is_noted_with_its_signer_then_its_scan_whose_hash_is_told(staff: Staff, path: str) -> None:
    (signing,) = state(staff, path)["signings"]
    assert {key: signing[key] for key in ("position", "manner", "signed_at", "sha256")} == {
        "position": "Kabid Statistik",
        "manner": "",
        "signed_at": None,
        "sha256": None,
    }
    sign = f"{path}/signings/{signing['id']}"
    said(staff["kabid"].upload(f"{sign}/scan", "pindaian.png", PNG), 422)
    assert said(staff["kabid"].post(sign, {}))["state"] == "signed"
    (signed,) = said(staff["perencana"].upload(f"{sign}/scan", "pindaian.png", PNG))["signings"]
    assert (signed["manner"], len(signed["sha256"])) == ("wet_ink", 64)
    assert said(staff["kabid"].post(sign, {}), 409)["detail"].startswith("Dokumen ini sudah ditandatangani")
    assert said(staff["kabid"].post(sign, {"on": "1999-01-01"}), 422)["missing"] == [
        "Isi tanggal dari tanggal dokumen sampai hari ini."
    ]


def test_it_is_sent_once_and_filed_with_a_reason(staff: Staff, path: str) -> None:
    sent = said(staff["perencana"].post(f"{path}/send", {"recipient": "Bagian Organisasi", "receipt": "Agenda 7"}))
    assert (sent["state"], sent["sent_to"]) == ("sent", "Bagian Organisasi")
    assert said(staff["perencana"].post(f"{path}/send", {"recipient": "Bupati"}), 409)["detail"].endswith(
        "sudah dikirim."
    )
    assert said(staff["perencana"].post(f"{path}/send", {"recipient": " "}), 422)["missing"] != []
    filed = said(staff["kabid"].post(f"{path}/archive", {"archive_place": "Lemari 9", "reason": "Pindah ruang"}))
    assert (filed["archive_place"], filed["retention"]) == ("Lemari 9", sent["retention"])
    said(staff["kabid"].post(f"{path}/archive", {"archive_place": "x" * 201, "reason": "Pindah"}), 422)
    assert Entry.objects.get(action="document_filed").facts["reason"] == "Pindah ruang"
