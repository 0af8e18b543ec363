"""The seed SOP from the first disposition to the quarterly report's file, by the API alone.

With one value sent back, one return of the report, and one division that is late.
"""

from io import BytesIO
from typing import Any

from pypdf import PdfReader

from tests.api.caller import Staff, said
from tests.hands import Hands


def gather(staff: Staff) -> int:
    """Both sub-divisions of the one, up to the report; the other has only been told to."""
    cycle: int = staff.finish("kabid", recipients=["Kasubid 1", {"position": "kasubid.2"}], note="Mohon tepat waktu.")[
        "cycle"
    ]
    for number in (1, 2):
        staff.finish(f"kasubid.{number}")
        staff.fill(f"analis.{number}", A1=9)
    said(staff["analis.1"].upload(f"cycles/{cycle}/realisations/A1/evidence"), 201)
    for number in (1, 2):
        staff.finish(f"analis.{number}")
    staff.finish("sekretaris")
    return cycle


def correct(staff: Staff, cycle: int) -> None:
    """A1 goes back to its analyst, who corrects it."""
    sent = said(staff["kasubid.1"].post(f"cycles/{cycle}/realisations/A1/return", {"reason": "Maret belum dihitung."}))
    assert (sent["position"]["title"], sent["correction"], sent["attempt"]) == ("Analis 1", True, 2)
    task = said(staff["analis.1"].get(f"tasks/{staff.task('analis.1')['id']}"))
    assert [(one["indicator"], one["reason"], one["by"]) for one in task["returned_values"]] == [
        ("A1", "Maret belum dihitung.", "Kasubid 1")
    ]
    row = said(staff["analis.1"].patch(f"cycles/{cycle}/realisations/A1", {"variables": {"nilai": "10"}}))
    assert (row["value"], row["achievement"], row["version"], len(row["evidence"])) == (10, 100, 2, 1)
    staff.finish("analis.1")


def write_and_check(staff: Staff, cycle: int) -> None:
    """Returned once for B1, then approved and handed over."""
    said(staff["kasubid.1"].patch(f"cycles/{cycle}/report", {"sections": {"A1": "Naik karena kanal baru."}}))
    staff.finish("kasubid.2")
    staff.finish("kasubid.1")
    marks = [{"indicator": "B1", "mark": "perbaiki", "note": "Sebutkan sebabnya."}, {"indicator": "A1", "fits": True}]
    staff.finish("kabid", outcome="KEMBALIKAN", reason="Jelaskan B1.", marks=marks)
    assert staff.task("kasubid.2")["instruction"] == "Jelaskan B1."
    staff.finish("kasubid.2")
    staff.finish("kasubid.1")
    staff.finish("kabid", outcome="setuju", marks={"B1": "sesuai"})
    staff.finish("kasubid.1", archive_place="Lemari 2, boks 1")


def compile_without(staff: Staff) -> dict[str, Any]:
    task = staff.task("perencana")
    assert (task["waiting"], task["missing"]) == (True, ["Sekretariat belum menyerahkan."])
    refused = said(staff["perencana"].post(f"tasks/{task['id']}/finish"), 422)
    assert refused["missing"] == ["Sekretariat belum menyerahkan."]
    return staff.finish(
        "perencana",
        without_late="Sekretariat menyusul pekan depan.",
        recommendations={"A1": "Pertahankan kanal baru."},
    )


def pdf_of(staff: Staff, cycle: int, kind: str) -> str:
    rows = said(staff["perencana"].get(f"cycles/{cycle}/documents"))
    (row,) = [row for row in rows if row["kind"] == kind]
    file = staff["perencana"].get(f"documents/{row['id']}/file?format=pdf")
    assert (file.status_code, file["Content-Type"]) == (200, "application/pdf")
    content = b"".join(file.streaming_content)  # type: ignore[attr-defined]
    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def test_the_seed_sop_runs_by_the_api_alone(staff: Staff, round_id: int, hands: Hands) -> None:
    cycle = gather(staff)
    hands.set("2026-04-13T09:00")
    correct(staff, cycle)
    write_and_check(staff, cycle)
    agency_cycle = staff.task("perencana")["cycle"]
    waiting = said(staff["perencana"].get(f"cycles/{agency_cycle}"))
    assert (waiting["state"], waiting["step"], waiting["steps"][0]["state"]) == ("waiting", ["6a"], "waiting")
    hands.set("2026-04-15T10:00")
    compile_without(staff)
    states = {row["unit"]: (row["state"], row["step"], row["late"]) for row in cycles_of(staff, round_id)}
    assert states == {
        "Dinas Uji": ("done", [], False),
        "Sekretariat": ("open", ["2"], True),
        "Bidang Statistik": ("done", [], False),
    }
    timeline = said(staff["perencana"].get(f"cycles/{agency_cycle}"))["timeline"]
    assert [(one["event"], one["no"], one["reason"]) for one in timeline] == [
        ("started_without", "6a", "Sekretariat: Sekretariat menyusul pekan depan."),
        ("opened", "6a", ""),
        ("finished", "6a", ""),
    ]
    text = " ".join(pdf_of(staff, agency_cycle, "laporan_triwulan").split())
    assert [words in text for words in ("Triwulan I 2026", "Indikator A1", "100,00", "Pertahankan kanal baru.")] == [
        True,
        True,
        True,
        True,
    ]


def cycles_of(staff: Staff, round_id: int) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = said(staff["perencana"].get(f"rounds/{round_id}"))["cycles"]
    return rows


def test_the_timeline_tells_the_story_in_its_order(staff: Staff, round_id: int, hands: Hands) -> None:
    cycle = gather(staff)
    hands.set("2026-04-10T15:00")
    correct(staff, cycle)
    found = said(staff["perencana"].get(f"cycles/{cycle}"))
    told = [
        f"{one['at'][5:16]} {one['no']}#{one['attempt']} {one['position']} {one['event']}"
        for one in found["timeline"]
        if one["no"] != "2"
    ]
    assert told == [
        "04-10T07:30 1#1 Kabid Statistik opened",
        "04-10T07:30 1#1 Kabid Statistik finished",
        "04-10T07:30 3#1 Analis 1 opened",
        "04-10T07:30 3#1 Analis 1 finished",
        "04-10T07:30 3#1 Analis 2 opened",
        "04-10T07:30 3#1 Analis 2 finished",
        "04-10T07:30 4#1 Kasubid 1 opened",
        "04-10T07:30 4#1 Kasubid 2 opened",
        "04-10T15:00 3#2 Analis 1 opened",
        "04-10T15:00 3#2 Analis 1 value_returned",
        "04-10T15:00 3#2 Analis 1 finished",
    ]
    last = found["timeline"][-1]
    assert (last["person"], last["capacity"], last["outcome"], last["late"]) == ("Analis 1", "", "selesai", False)
    assert [(step["no"], step["state"], step["attempt"]) for step in found["steps"]] == [
        ("1", "done", 1),
        ("2", "done", 1),
        ("3", "done", 1),
        ("4", "open", 1),
        ("5", "ahead", 0),
        ("5a", "ahead", 0),
    ]


def test_after_a_return_what_follows_comes_again(staff: Staff, round_id: int) -> None:
    cycle = gather(staff)
    staff.finish("kasubid.2")
    staff.finish("kasubid.1")
    staff.finish("kabid", outcome="kembalikan", reason="Jelaskan B1.")
    found = said(staff["perencana"].get(f"cycles/{cycle}"))
    assert [(step["no"], step["state"], step["attempt"]) for step in found["steps"][2:]] == [
        ("3", "done", 1),
        ("4", "open", 2),
        ("5", "again", 1),
        ("5a", "ahead", 0),
    ]
    assert (found["state"], found["step"], [one["position"] for one in found["who"]]) == (
        "open",
        ["4"],
        ["Kasubid 1", "Kasubid 2"],
    )
    returned = [one for one in found["timeline"] if one["outcome"] == "kembalikan"]
    assert [(one["no"], one["person"], one["reason"]) for one in returned] == [("5", "Kabid Statistik", "Jelaskan B1.")]
