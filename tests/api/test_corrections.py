"""A value is corrected after approval by another program: the same moves, the same refusals, the same new papers."""

import pytest

from tests.api.caller import Staff, said
from tests.cycles.walk import cycle_of
from tests.office import Office

LAST_STEP = "6a"


@pytest.fixture
def path(office: Office, staff: Staff, round_id: int) -> str:
    return f"cycles/{staff.walk(until=LAST_STEP)}/corrections"


def test_it_is_asked_granted_filled_and_handed_in(staff: Staff, path: str) -> None:
    asked = said(staff["kasubid.1"].post(path, {"indicators": ["A1"], "reason": "Dua terhitung dua kali."}), 201)
    one = f"corrections/{asked['id']}"
    assert (asked["state"], asked["indicators"], asked["unit"]) == ("diminta", ["A1"], "Bidang Statistik")
    (value,) = asked["values"]
    assert (value["before"], value["edition"]) == ({"nilai": "10"}, 0)
    granted = said(staff["perencana"].post(f"{one}/decide", {"granted": True, "reason": "Buktinya ada."}))
    assert (granted["state"], granted["decision"]) == ("diizinkan", "Buktinya ada.")
    filled = said(staff["analis.1"].patch(f"{one}/values/{value['id']}", {"variables": {"nilai": "8"}}))
    assert (filled["variables"]["nilai"]["value"], filled["edition"]) == (8, 1)
    with_file = said(staff["analis.1"].upload(f"{one}/values/{value['id']}/files", "register.csv"), 201)
    assert [file["name"] for file in with_file["files"]] == ["register.csv"]
    done = said(staff["kasubid.1"].post(f"{one}/hand-in"))
    assert (done["state"], len(done["documents"])) == ("selesai", 1)
    assert said(staff["kabid"].get("corrections")) == [
        {key: done[key] for key in done if key not in {"values", "documents"}}
    ]
    rows = said(staff["kabid"].get(f"{path.removesuffix('corrections')}realisations"))
    assert [row["value"] for row in rows if row["indicator"] == "A1"] == [8]


def test_what_another_saved_meanwhile_is_not_overwritten(staff: Staff, path: str) -> None:
    one, value = granted(staff, path)
    said(staff["analis.1"].patch(f"{one}/values/{value}", {"variables": {"nilai": 8}, "edition": 0}))
    late = staff["kasubid.1"].patch(f"{one}/values/{value}", {"variables": {"nilai": 7}, "edition": 0})
    assert said(late, 409)["detail"].startswith("Isian koreksi ini sudah diubah orang lain.")
    wrong = said(staff["analis.1"].patch(f"{one}/values/{value}", {"variables": {"nilai": "banyak"}}), 422)
    assert list(wrong["fields"]) == ["nilai"]


def test_what_it_brought_is_taken_off_again(staff: Staff, path: str) -> None:
    one, value = granted(staff, path)
    files = f"{one}/values/{value}/files"
    (file,) = said(staff["analis.1"].upload(files), 201)["files"]
    assert said(staff["analis.1"].send("DELETE", f"{files}/{file['id']}"))["files"] == []
    said(staff["analis.1"].send("DELETE", f"{files}/{file['id']}"), 404)


def test_a_proposal_is_passed_on_refused_or_ended_with_reasons(staff: Staff, path: str) -> None:
    proposed = said(staff["analis.1"].post(path, {"indicators": ["A1"], "reason": "Salah baca."}), 201)
    one = f"corrections/{proposed['id']}"
    assert proposed["state"] == "diusulkan"
    assert said(staff["kasubid.1"].post(f"{one}/endorse"))["state"] == "diminta"
    said(staff["perencana"].post(f"{one}/decide", {"granted": False, "reason": " "}), 422)
    refused = said(staff["perencana"].post(f"{one}/decide", {"granted": False, "reason": "Sudah terbit."}))
    assert (refused["state"], refused["decided_by"]) == ("ditolak", "Kasubag Perencanaan")
    again = said(staff["kasubid.1"].post(path, {"indicators": ["A1"], "reason": "Salah baca."}), 201)["id"]
    ended = said(staff["kasubid.1"].post(f"corrections/{again}/end", {"reason": "Ternyata benar."}))
    assert (ended["state"], ended["end_reason"]) == ("berakhir", "Ternyata benar.")


def test_an_unknown_indicator_or_an_unapproved_one_is_said(office: Office, staff: Staff, path: str) -> None:
    said(staff["kasubid.1"].post(path, {"indicators": ["X9"], "reason": "?"}), 404)
    assert said(staff["kasubid.1"].post(path, {"indicators": [], "reason": ""}), 422)["missing"] == [
        "Pilih sekurangnya satu nilai yang akan dikoreksi.",
        "Alasan belum ditulis. Alasannya tercatat dan dibaca semua yang terkait.",
    ]
    with office.scope():
        other = cycle_of(office, "sekretariat").pk
    said(staff["kasubid.1"].post(f"cycles/{other}/corrections", {"indicators": ["A1"], "reason": "?"}), 403)


def granted(staff: Staff, path: str) -> tuple[str, int]:
    asked = said(staff["kasubid.1"].post(path, {"indicators": ["A1"], "reason": "Salah baca."}), 201)
    one = f"corrections/{asked['id']}"
    said(staff["perencana"].post(f"{one}/decide", {"granted": True, "reason": "Baik."}))
    return one, asked["values"][0]["id"]


def test_a_value_is_corrected_to_not_applicable(staff: Staff, path: str) -> None:
    one, value = granted(staff, path)
    changes = {"variables": {"nilai": None}, "not_applicable": "Survei setahun sekali."}
    filled = said(staff["analis.1"].patch(f"{one}/values/{value}", changes))
    assert (filled["not_applicable_before"], filled["not_applicable"], filled["blockers"]) == (
        "",
        "Survei setahun sekali.",
        [],
    )


def test_evidence_of_a_first_correction_is_taken_off_by_a_second(staff: Staff, path: str) -> None:
    one, value = granted(staff, path)
    said(staff["analis.1"].upload(f"{one}/values/{value}/files", "foto.csv"), 201)
    said(staff["kasubid.1"].post(f"{one}/hand-in"))
    again, value = granted(staff, path)
    rows = said(staff["kabid"].get(f"{path.removesuffix('corrections')}realisations"))
    (proof,) = next(row["evidence"] for row in rows if row["indicator"] == "A1")
    removals = f"{again}/values/{value}/removals"
    unsaid = said(staff["analis.1"].post(removals, {"evidence": proof["id"], "reason": ""}), 422)
    assert len(unsaid["missing"]) == 1
    named = said(staff["analis.1"].post(removals, {"evidence": proof["id"], "reason": "Salah kegiatan."}), 201)
    (leaving,) = named["removals"]
    assert (leaving["name"], leaving["reason"], leaving["person"]) == ("foto.csv", "Salah kegiatan.", "Analis 1")
    assert said(staff["analis.1"].send("DELETE", f"{removals}/{leaving['id']}"))["removals"] == []
    said(staff["analis.1"].post(removals, {"evidence": proof["id"], "reason": "Salah kegiatan."}), 201)
    said(staff["kasubid.1"].post(f"{again}/hand-in"))
    rows = said(staff["kabid"].get(f"{path.removesuffix('corrections')}realisations"))
    assert [row["evidence"] for row in rows if row["indicator"] == "A1"] == [[]]
