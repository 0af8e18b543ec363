"""Rounds: opened by the planner, read by all."""

from typing import Any

import pytest

from tests.api.caller import Caller, Staff, said
from tests.hands import Hands
from tests.office import Office
from triwulan.cycles.actions.readdress import readdress
from triwulan.organisations.models import Role
from triwulan.sop.models import SopRevision


def test_the_planner_opens_a_round_and_everybody_sees_it(office: Office, staff: Staff) -> None:
    opened = said(staff["perencana"].post("rounds", {"year": 2026, "quarter": "1"}), 201)
    assert [(cycle["unit"], cycle["state"], cycle["step"]) for cycle in opened["cycles"]] == [
        ("Sekretariat", "open", ["1"]),
        ("Bidang Statistik", "open", ["1"]),
        ("Dinas Uji", "not_begun", []),
    ]
    row = {key: value for key, value in opened.items() if key != "cycles"}
    assert row == {
        "id": opened["id"],
        "year": 2026,
        "quarter": 1,
        "period": "Triwulan I 2026",
        "agency": "Dinas Uji",
        "agency_id": office.agency.pk,
        "opened_at": "2026-04-10T07:30:00+08:00",
        "sop": "Pengumpulan Data Kinerja",
        "sop_id": row["sop_id"],
    }
    assert said(staff["analis.2"].get("rounds")) == [row]
    assert said(staff["analis.2"].get(f"rounds/{row['id']}")) == opened


def test_the_latest_quarter_comes_first(staff: Staff) -> None:
    for year, quarter in ((2025, 4), (2026, 1), (2025, 3)):
        said(staff["perencana"].post("rounds", {"year": year, "quarter": quarter}), 201)
    assert [(row["year"], row["quarter"]) for row in said(staff["perencana"].get("rounds"))] == [
        (2026, 1),
        (2025, 4),
        (2025, 3),
    ]


def test_a_row_tells_who_has_it_until_when_and_whether_it_is_late(staff: Staff, round_id: int, hands: Hands) -> None:
    staff.finish("kabid")
    hands.set("2026-04-13T08:00")
    found = said(staff["perencana"].get(f"rounds/{round_id}"))["cycles"][1]
    assert (found["due_at"], found["late"], found["who"]) == (
        "2026-04-10T07:45:00+08:00",
        True,
        [{"position": name, "person": name, "capacity": ""} for name in ("Kasubid 1", "Kasubid 2")],
    )


def test_a_round_is_opened_once(staff: Staff, round_id: int) -> None:
    refused = said(staff["perencana"].post("rounds", {"year": 2026, "quarter": 1}), 409)
    assert refused == {"detail": "Putaran Triwulan I 2026 sudah dibuka. Buka halaman Putaran untuk melihatnya."}
    assert len(said(staff["perencana"].get("rounds"))) == 1


@pytest.mark.parametrize("username", ["kepala", "kabid", "analis.1", "admin"])
def test_nobody_but_the_planner_opens_one(staff: Staff, username: str) -> None:
    refused = said(staff[username].post("rounds", {"year": 2026, "quarter": 1}), 403)
    assert refused == {"detail": "Hanya perencana yang dapat membuka putaran."}


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        (
            {"year": 2026, "quarter": 3},
            ["Triwulan III 2026 belum dimulai. Pilih triwulan yang sedang berjalan atau sudah berakhir."],
        ),
        ({"year": 2026, "quarter": 5}, ["Isian “quarter” paling besar 4."]),
        ({"year": 2026, "quarter": 0}, ["Isian “quarter” paling kecil 1."]),
        ({"year": 2026, "quarter": True}, ["Tulis bilangan bulat, bukan true atau false."]),
        ({"year": 99_999, "quarter": 1}, ["Isian “year” paling besar 2100."]),
        ({"year": "dua ribu", "quarter": 1}, ["Isian “year” harus bilangan bulat."]),
        ({"year": 2026}, ["Isian “quarter” wajib diisi."]),
        ({"year": 2026, "quarter": 1, "sop": 1}, ["Isian “sop” tidak dikenal."]),
        (None, ["Isi permintaan wajib diisi."]),
    ],
)
def test_what_is_no_quarter_is_refused(staff: Staff, body: Any, missing: list[str]) -> None:
    assert said(staff["perencana"].post("rounds", body), 422)["missing"] == missing
    assert said(staff["perencana"].get("rounds")) == []


def test_an_agency_without_a_planner_is_told_before_anything_opens(office: Office, staff: Staff) -> None:
    """Whoever opened it yesterday cannot today; and the SOP would have no end."""
    with office.scope():
        office.positions["perencana"].roles.clear()
    assert staff["perencana"].post("rounds", {"year": 2026, "quarter": 1}).status_code == 403
    with office.scope():
        office.positions["kasubag"].roles.add(Role.objects.get(agency=office.agency, code="perencana"))
        office.positions["analis.umum"].roles.clear()
        SopRevision.objects.update(active_from=None)
    refused = said(staff["kasubag"].post("rounds", {"year": 2026, "quarter": 1}), 422)
    assert refused["missing"] == ["Belum ada SOP yang berlaku. Unggah dan aktifkan SOP lebih dahulu."]


def test_another_agency_is_named_by_its_number_only_where_one_has_it(office: Office, staff: Staff) -> None:
    body = {"year": 2026, "quarter": 1, "agency": office.agency.pk + 1000}
    assert staff["perencana"].post("rounds", body).status_code == 404
    said(staff["perencana"].post("rounds", body | {"agency": office.agency.pk}), 201)
    assert Caller().get("rounds").status_code == 401


def test_what_was_given_to_somebody_else_stays_in_the_timeline(
    office: Office, staff: Staff, round_id: int, hands: Hands
) -> None:
    task = staff.task("kabid")
    hands.set("2026-04-10T08:00")
    with office.scope():
        position = office.positions["sekretaris"].pk
        readdress(person=office["perencana"], task_id=task["id"], position_id=position, reason="Kabid sakit.")
    timeline = said(staff["kabid"].get(f"cycles/{task['cycle']}"))["timeline"]
    assert [(one["at"][11:16], one["event"], one["position"], one["reason"]) for one in timeline] == [
        ("07:30", "opened", "Kabid Statistik", ""),
        ("08:00", "withdrawn", "Kabid Statistik", "Kabid sakit."),
        ("08:00", "opened", "Sekretaris", ""),
    ]
    found = said(staff["perencana"].get(f"tasks/{task['id']}"))
    assert (found["withdrawn_at"], found["waiting"], found["missing"]) == ("2026-04-10T08:00:00+08:00", False, [])
    assert said(staff["kabid"].post(f"tasks/{task['id']}/finish"), 409)["detail"] == (
        "Tugas ini sudah ditarik. Buka Tugas saya untuk melihat tugas yang berlaku."
    )
