"""SOP revisions: uploaded, checked and activated by the administrator."""

from typing import Any

import pytest

from tests.api.caller import Staff, said
from tests.office import SEED, Office

TEXT = SEED.read_text(encoding="utf-8")
OTHER = TEXT.replace('"15 menit"', '"20 menit"')
STEPS = ["1", "2", "3", "4", "5", "5a", "6a", "6b"]


def test_an_sop_is_kept_byte_for_byte_with_what_its_editor_should_look_at(office: Office, staff: Staff) -> None:
    sop = said(staff["admin"].post("sops", {"toml": f"{OTHER}\n\n"}), 201)
    assert (sop["name"], sop["agency"], sop["active_from"], sop["current"], [step["no"] for step in sop["steps"]]) == (
        "Pengumpulan Data Kinerja",
        "Dinas Uji",
        None,
        False,
        STEPS,
    )
    assert all(note["place"].startswith("SOP, ") and note["sentence"].endswith(".") for note in sop["notes"])
    again = said(staff["admin"].post("sops", {"toml": f"{OTHER}\n\n"}), 200)
    stripped = said(staff["admin"].post("sops", {"toml": OTHER}), 201)
    assert (again == sop, stripped["checksum"] == sop["checksum"]) == (True, False)


def test_one_is_current_from_the_day_it_is_activated(staff: Staff) -> None:
    new = said(staff["admin"].post("sops", {"toml": OTHER}), 201)["id"]
    assert [row["current"] for row in said(staff["kabid"].get("sops"))] == [True, False]
    later = said(staff["admin"].post(f"sops/{new}/activate", {"from": "2026-07-01"}))
    assert (later["active_from"], later["current"]) == ("2026-07-01", False)
    now = said(staff["admin"].post(f"sops/{new}/activate", {"from": " 2026-04-10 "}))
    assert (now["active_from"], now["current"]) == ("2026-04-10", True)
    assert [row["current"] for row in said(staff["kabid"].get("sops"))] == [False, True]


FAULTY: list[tuple[Any, list[str]]] = [
    ({}, ["Isian “toml” wajib diisi."]),
    ({"toml": 5}, ["Isian “toml” harus berupa teks."]),
    ({"toml": "x" * 300_001}, ["Isian “toml” terlalu panjang: paling banyak 300000 karakter."]),
    ({"toml": TEXT, "name": "SOP"}, ["Isian “name” tidak dikenal."]),
]


def test_a_faulty_file_is_refused_with_every_fault_and_its_place(staff: Staff) -> None:
    before = said(staff["admin"].get("sops"))
    broken = TEXT.replace('kerja          = "periksa"', 'kerja          = "priksa"').replace('"1 jam"', '"sejam"')
    refused = said(staff["admin"].post("sops", {"toml": broken}), 422)
    assert [sentence.partition(": ")[0] for sentence in refused["missing"]] == [
        "SOP, langkah 5, waktu",
        "SOP, langkah 5, kerja",
    ]
    for body, missing in FAULTY:
        assert said(staff["admin"].post("sops", body), 422)["missing"] == missing
    assert len(said(staff["admin"].post("sops", {"toml": "["}), 422)["missing"]) == 1
    assert said(staff["admin"].get("sops")) == before


@pytest.mark.parametrize("day", ["besok", "2026-13-01", "", 0, 20260410, True, ["2026-04-10"]])
def test_a_day_that_is_none_activates_nothing(staff: Staff, day: Any) -> None:
    sop = said(staff["admin"].post("sops", {"toml": OTHER}), 201)
    refused = said(staff["admin"].post(f"sops/{sop['id']}/activate", {"from": day}), 422)
    assert refused["missing"] == ["Isian “from” harus tanggal seperti 2026-04-10."]
    assert said(staff["admin"].get("sops"))[1]["active_from"] is None


@pytest.mark.parametrize("username", ["kepala", "perencana", "kabid", "analis.1"])
def test_nobody_but_the_administrator_changes_the_sop(staff: Staff, username: str) -> None:
    said(staff[username].post("sops", {"toml": TEXT}), 403)
    seed = said(staff[username].get("sops"))[0]["id"]
    refused = said(staff[username].post(f"sops/{seed}/activate", {"from": "2026-04-10"}), 403)
    assert refused == {"detail": "Hanya administrator yang dapat mengunggah dan memberlakukan SOP."}
