"""A task that waits for others: what can be done about it, and what cannot yet."""

import pytest

from tests.api.caller import Staff, said
from tests.office import Office
from triwulan.cycles.models import Assignment


@pytest.fixture
def task(staff: Staff, round_id: int) -> int:
    """The compilation; the secretariat has not begun."""
    staff.walk(until="6a")
    found: int = staff.task("perencana")["id"]
    return found


def test_nothing_is_written_in_it_before_it_begins(staff: Staff, task: int) -> None:
    cycle = staff.task("perencana")["cycle"]
    refused = said(staff["perencana"].patch(f"cycles/{cycle}/report", {"sections": {"penutup": "Demikian."}}), 403)
    assert refused["detail"] == (
        "Tugas Kasubag Perencanaan masih menunggu unit yang belum menyerahkan. Isiannya terbuka begitu semua "
        "menyerahkan, atau begitu tugasnya dimulai tanpa mereka, dengan alasan."
    )


def test_started_with_a_reason_it_is_written_and_then_finished(staff: Staff, task: int) -> None:
    perencana = staff["perencana"]
    assert said(perencana.post(f"tasks/{task}/start", {}), 422)["missing"] == ["Sekretariat belum menyerahkan."]
    begun = said(perencana.post(f"tasks/{task}/start", {"without_late": "Rapat besok."}), 200)
    assert (begun["waiting"], begun["opened_at"] is None, begun["missing"]) == (False, False, [])
    report = said(perencana.patch(f"cycles/{begun['cycle']}/report", {"sections": {"penutup": "Demikian."}}))
    assert {section["key"]: section["body"] for section in report["sections"]}["penutup"] == "Demikian."
    assert staff.finish("perencana")["outcome"] == "selesai"


def test_an_agencys_worksheet_that_waits_says_why_it_takes_no_value(
    office: Office, staff: Staff, round_id: int
) -> None:
    cycle = staff.finish("kabid")["cycle"]
    staff.finish("kasubid.1")
    with office.scope():
        Assignment.objects.filter(pk=staff.task("analis.1")["id"]).update(opened_at=None)
    refused = said(staff["analis.1"].patch(f"cycles/{cycle}/realisations/A1", {"variables": {"nilai": 10}}), 403)
    assert refused["detail"].startswith("Tugas Analis 1 masih menunggu unit yang belum menyerahkan.")
