"""The page of numbers: reserve with a reason, void with a reason, a pattern per kind."""

import pytest

from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.documents.models import NumberPattern, ReservedNumber

pytestmark = pytest.mark.django_db

PAGE = "/dokumen/nomor/"


def reserve(office: Office, **typed: str) -> str:
    today = desk_of(office, "perencana").get(PAGE).context["form"]["on"].initial.isoformat()
    given = {"kind": "bahan", "unit": str(office.units["statistik"].pk), "on": today, "reason": "SK"} | typed
    return desk_of(office, "perencana").post(PAGE, given, follow=True).content.decode()


def test_a_number_is_reserved_seen_and_voided_with_a_reason(office: Office) -> None:
    reserve(office)
    kept = ReservedNumber.objects.get()
    client = desk_of(office, "admin")
    assert "dicadangkan" in client.get(PAGE).content.decode()
    assert client.post(f"{PAGE}{kept.pk}/batal/", {"reason": ""}).status_code == 200
    page = client.post(f"{PAGE}{kept.pk}/batal/", {"reason": "Tidak jadi"}, follow=True).content.decode()
    kept.refresh_from_db()
    assert (kept.void_reason, "dibatalkan" in page, "Tidak jadi" in page) == ("Tidak jadi", True, True)


def test_what_is_refused_keeps_what_was_typed(office: Office) -> None:
    page = reserve(office, on="1999-01-01", reason="Alasan panjang")
    assert ("paling awal 1 Januari tahun lalu" in page, "Alasan panjang" in page) == (True, True)
    assert ReservedNumber.objects.count() == 0


def test_a_kind_gets_its_own_pattern_or_the_reason_why_not(office: Office) -> None:
    client = desk_of(office, "admin")
    client.post(f"{PAGE}pola/bahan/", {"pattern": "B-{urut}/{tahun}"})
    page = client.post(f"{PAGE}pola/bahan/", {"pattern": "B-{urut}"}).content.decode()
    assert ("Pola nomor harus memuat {tahun}." in page, NumberPattern.objects.get().pattern) == (
        True,
        "B-{urut}/{tahun}",
    )
    assert client.get(f"{PAGE}pola/puisi/").status_code == 404
