"""Another agency's SOP, uploaded, activated, opened and run to its end by the API alone."""

from pathlib import Path
from typing import Any

import pytest

from tests.api.caller import Caller, Staff, said
from tests.office import BEGINNING, Office, small_office
from triwulan.organisations.models import Unit

TWO_PHASES = Path("tests/sop/definitions/dua-tahap.toml")


@pytest.fixture
def staff(db: None, hands: object) -> Staff:
    """The small cast without any SOP; its team is appointed once the SOP has asked for one."""
    office = small_office()
    activated(Caller(office["admin"]))
    with office.scope():
        team(office)
    return Staff(office)


def activated(admin: Caller) -> None:
    sop = said(admin.post("sops", {"toml": TWO_PHASES.read_text(encoding="utf-8")}), 201)
    assert [(step["phase"], step["no"], step["work"]) for step in sop["steps"]] == [
        ("Persiapan", "1", "disposisi"),
        ("Persiapan", "2", "dokumen"),
        ("Persiapan", "3", "disposisi"),
        ("Pelaksanaan", "1", "disposisi"),
        ("Pelaksanaan", "2", "bahan"),
        ("Pelaksanaan", "3", "laporan"),
        ("Pelaksanaan", "4", "periksa"),
        ("Pelaksanaan", "5", "periksa"),
        ("Pelaksanaan", "6", "rekap_triwulan"),
    ]
    active = said(admin.post(f"sops/{sop['id']}/activate", {"from": BEGINNING.isoformat()}))
    assert (active["current"], active["active_from"]) == (True, "2024-01-01")


def team(office: Office) -> None:
    root = Unit.objects.get(agency=office.agency, parent=None)
    office.add("tim", root, "Ketua Tim Kinerja", ["tim_kinerja"])


class Run:
    """Does whatever is open; every check sends it back once and then approves. What happened stands in `done`."""

    def __init__(self, staff: Staff) -> None:
        self.staff = staff
        self.done: list[str] = []

    def to_the_end(self) -> None:
        while any(self.attempt(name, task) for name in self.staff.callers for task in self.staff.tasks(name)):
            pass

    def attempt(self, username: str, task: dict[str, Any]) -> bool:
        """False where it must wait for a colleague."""
        caller = self.staff[username]
        if task["waiting"]:
            return False
        self.prepare(caller, task)
        answer = self.answer(task)
        finished = caller.post(f"tasks/{task['id']}/finish", answer)
        if finished.status_code == 422:
            assert all("belum selesai" in sentence for sentence in said(finished, 422)["missing"])
            return False
        self.done.append(f"{task['phase']} {task['no']} #{task['attempt']} {said(finished)['outcome']}")
        return True

    def prepare(self, caller: Caller, task: dict[str, Any]) -> None:
        for indicator in task["indicators"] if task["work"] == "bahan" else []:
            path = f"cycles/{task['cycle']}/realisations/{indicator['code']}"
            share = {"pembilang": 40, "penyebut": 100} if indicator["code"] == "A2" else {"nilai": "10"}
            said(caller.patch(path, {"variables": share, "explanation": "Sesuai rencana."}))
        if task["work"] == "dokumen":
            said(caller.upload(f"tasks/{task['id']}/attachments", "jadwal.csv"), 201)

    def answer(self, task: dict[str, Any]) -> dict[str, Any]:
        if len(task["outcomes"]) == 1:
            return {}
        returned = any(line.startswith(f"{task['phase']} {task['no']} ") and "kembalikan" in line for line in self.done)
        return {"outcome": "setuju"} if returned else {"outcome": "kembalikan", "reason": "Perlu diperbaiki."}


def test_the_second_sop_runs_to_its_end(staff: Staff) -> None:
    round_id = said(staff["perencana"].post("rounds", {"year": 2026, "quarter": 1}), 201)["id"]
    run = Run(staff)
    run.to_the_end()
    found = said(staff["perencana"].get(f"rounds/{round_id}"))
    assert {cycle["unit"]: cycle["state"] for cycle in found["cycles"]} == {
        "Dinas Uji": "done",
        "Sekretariat": "done",
        "Bidang Statistik": "done",
    }
    agency_cycle = next(cycle["id"] for cycle in found["cycles"] if cycle["unit"] == "Dinas Uji")
    papers = said(staff["perencana"].get(f"cycles/{agency_cycle}/documents"))
    assert [paper["kind"] for paper in papers if paper["no"] in {"2", "6"}] == ["dokumen", "laporan_triwulan"]
    assert [line for line in run.done if line.startswith(("Persiapan", "Pelaksanaan 6"))] == [
        "Persiapan 1 #1 selesai",
        "Persiapan 2 #1 selesai",
        "Persiapan 3 #1 selesai",
        "Pelaksanaan 6 #1 selesai",
    ]


def test_an_empty_free_step_says_what_it_still_needs(staff: Staff) -> None:
    said(staff["perencana"].post("rounds", {"year": 2026, "quarter": 1}), 201)
    staff.finish("kepala")
    task = staff.task("tim")
    wanted = ["Lembar kerja, Jadwal belum dilampirkan. Unggah sekurangnya satu berkas."]
    assert (task["work"], task["missing"]) == ("dokumen", wanted)
    assert said(staff["tim"].post(f"tasks/{task['id']}/finish"), 422)["missing"] == wanted
    file = said(staff["tim"].upload(f"tasks/{task['id']}/attachments", "jadwal.csv"), 201)
    found = said(staff["tim"].get(f"tasks/{task['id']}"))
    assert (found["missing"], found["attachments"]) == ([], [file])
    assert said(staff["kepala"].upload(f"tasks/{task['id']}/attachments"), 403)["detail"] == (
        "Tugas ini bukan pada jabatan Anda. Minta pemegang jabatannya menyelesaikannya."
    )


def test_a_return_from_the_agency_goes_to_the_units_that_are_named(staff: Staff) -> None:
    round_id = said(staff["perencana"].post("rounds", {"year": 2026, "quarter": 1}), 201)["id"]
    run = Run(staff)
    while not [task for task in staff.tasks("sekretaris") if task["work"] == "periksa" and not task["waiting"]]:
        assert any(run.attempt(name, task) for name in staff.callers for task in staff.tasks(name))
    check = next(task["id"] for task in staff.tasks("sekretaris") if task["work"] == "periksa")
    path = f"tasks/{check}/finish"
    body = {"outcome": "kembalikan", "reason": "Perlu diperbaiki."}
    assert said(staff["sekretaris"].post(path, body | {"units": ["Bidang Lain"]}), 422)["missing"] == [
        "Unit “Bidang Lain” tidak dapat dipilih di sini. Sebut nomor atau namanya yang tepat."
    ]
    said(staff["sekretaris"].post(path, body | {"units": ["Bidang Statistik"]}))
    found = said(staff["perencana"].get(f"rounds/{round_id}"))["cycles"]
    assert {cycle["unit"]: (cycle["state"], cycle["step"]) for cycle in found if cycle["unit"] != "Dinas Uji"} == {
        "Bidang Statistik": ("open", ["3"]),
        "Sekretariat": ("done", []),
    }
