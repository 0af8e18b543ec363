"""Every operation × who knocks: what each is answered. An operation that is missing here fails the last test."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from tests.api.caller import Caller, Staff, said
from tests.api.test_finish import gather
from tests.office import Office, empty_office, small_office
from triwulan.api.v1 import api
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.cycles.models import Correction, CorrectionValue
from triwulan.indicators.models import Realisation
from triwulan.organisations.models import Unit
from triwulan.organisations.setup import grant_review

WHO = ("mine", "planner", "colleague", "reviewer", "neighbour", "foreigner", "nobody")


@dataclass(frozen=True)
class Door:
    """`answers` in the order of WHO; `mine` is he whose turn it is, or whose office it is."""

    method: str
    path: str
    mine: str
    answers: tuple[int, int, int, int, int, int, int]
    body: Any = None


DOORS = (
    Door("GET", "me", "kabid", (200, 200, 200, 200, 200, 200, 401)),
    Door("GET", "tasks", "kabid", (200, 200, 200, 200, 200, 200, 401)),
    Door("GET", "tasks/{task}", "kasubid.1", (200, 200, 403, 200, 404, 404, 401)),
    Door("POST", "tasks/{task}/finish", "kasubid.1", (422, 403, 403, 403, 404, 404, 401)),
    Door("POST", "tasks/{task}/start", "kasubid.1", (200, 403, 403, 403, 404, 404, 401), {"without_late": "Menyusul."}),
    Door("POST", "tasks/{task}/attachments", "kasubid.1", (422, 403, 403, 403, 404, 404, 401)),
    Door("POST", "tasks/{task}/withdraw", "kasubid.1", (403, 403, 403, 403, 404, 404, 401), {"reason": "Cuti."}),
    Door(
        "POST",
        "tasks/{task}/readdress",
        "kasubid.1",
        (403, 422, 403, 403, 404, 404, 401),
        {"position": "analis.1", "reason": ""},
    ),
    Door("POST", "tasks/{task}/take-back", "kasubid.1", (422, 403, 403, 403, 404, 404, 401)),
    Door("GET", "cycles/{cycle}", "kasubid.1", (200, 200, 200, 200, 404, 404, 401)),
    Door("GET", "cycles/{cycle}/realisations", "kasubid.1", (200, 200, 200, 200, 404, 404, 401)),
    Door(
        "PATCH",
        "cycles/{cycle}/realisations/A1",
        "kasubid.1",
        (200, 403, 403, 403, 404, 404, 401),
        {"explanation": "Sesuai rencana."},
    ),
    Door("POST", "cycles/{cycle}/realisations/A1/evidence", "kasubid.1", (201, 403, 403, 403, 404, 404, 401)),
    Door(
        "POST",
        "cycles/{cycle}/realisations/B1/return",
        "kasubid.2",
        (200, 403, 403, 403, 404, 404, 401),
        {"reason": "Periksa lagi."},
    ),
    Door("GET", "questions", "kasubid.1", (200, 200, 200, 200, 200, 200, 401)),
    Door("GET", "cycles/{cycle}/realisations/A1/questions", "kasubid.1", (200, 200, 200, 200, 404, 404, 401)),
    Door(
        "POST",
        "cycles/{cycle}/realisations/A1/questions",
        "kasubid.1",
        (201, 201, 403, 403, 404, 404, 401),
        {"text": "Dari mana?"},
    ),
    Door("POST", "questions/{question}/replies", "kasubid.1", (201, 403, 403, 403, 404, 404, 401), {"text": "Sensus."}),
    Door("POST", "questions/{question}/resolve", "kasubid.1", (409, 200, 403, 403, 404, 404, 401)),
    Door("GET", "corrections", "kasubid.1", (200, 200, 200, 200, 200, 200, 401)),
    Door(
        "POST",
        "cycles/{cycle}/corrections",
        "kasubid.1",
        (422, 403, 403, 403, 404, 404, 401),
        {"indicators": ["A1"], "reason": "Salah hitung."},
    ),
    Door("GET", "corrections/{correction}", "kasubid.1", (200, 200, 200, 200, 404, 404, 401)),
    Door("POST", "corrections/{correction}/endorse", "kasubid.1", (200, 403, 403, 403, 404, 404, 401)),
    Door(
        "POST",
        "corrections/{correction}/decide",
        "kasubid.1",
        (403, 422, 403, 403, 404, 404, 401),
        {"granted": True, "reason": "Buktinya ada."},
    ),
    Door(
        "PATCH",
        "corrections/{correction}/values/{value}",
        "kasubid.1",
        (409, 403, 403, 403, 404, 404, 401),
        {"variables": {"nilai": 3}},
    ),
    Door("POST", "corrections/{correction}/values/{value}/files", "kasubid.1", (409, 403, 403, 403, 404, 404, 401)),
    Door(
        "DELETE",
        "corrections/{correction}/values/{value}/files/{file}",
        "kasubid.1",
        (409, 403, 403, 403, 404, 404, 401),
    ),
    Door(
        "POST",
        "corrections/{correction}/values/{value}/removals",
        "kasubid.1",
        (409, 403, 403, 403, 404, 404, 401),
        {"evidence": 1, "reason": "Salah."},
    ),
    Door(
        "DELETE",
        "corrections/{correction}/values/{value}/removals/{removal}",
        "kasubid.1",
        (409, 403, 403, 403, 404, 404, 401),
    ),
    Door("POST", "corrections/{correction}/hand-in", "kasubid.1", (409, 403, 403, 403, 404, 404, 401)),
    Door(
        "POST",
        "corrections/{correction}/end",
        "kasubid.1",
        (409, 200, 403, 403, 404, 404, 401),
        {"reason": "Tidak perlu."},
    ),
    Door("PATCH", "cycles/{cycle}/report", "kasubid.1", (200, 403, 403, 403, 404, 404, 401), {"sections": {}}),
    Door("GET", "cycles/{cycle}/reviews", "kasubid.1", (200, 200, 200, 200, 404, 404, 401)),
    Door("GET", "archive", "kasubid.1", (200, 200, 200, 200, 200, 200, 401)),
    Door("GET", "archive/loans", "kasubid.1", (200, 200, 200, 200, 200, 200, 401)),
    Door("GET", "archive/{document}", "kasubid.1", (200, 200, 200, 200, 404, 404, 401)),
    Door("GET", "cycles/{cycle}/documents", "kasubid.1", (200, 200, 200, 200, 404, 404, 401)),
    Door("GET", "documents/{document}/file", "kasubid.1", (200, 200, 200, 200, 404, 404, 401)),
    Door("GET", "documents/{document}/signings", "kasubid.1", (200, 200, 200, 200, 404, 404, 401)),
    Door("POST", "documents/{document}/signings/{signing}", "kabid", (409, 200, 403, 403, 404, 404, 401), {}),
    Door("POST", "documents/{document}/signings/{signing}/scan", "kabid", (422, 422, 403, 403, 404, 404, 401)),
    Door(
        "POST",
        "documents/{document}/signings/{signing}/electronic",
        "kabid",
        (422, 403, 403, 403, 404, 404, 401),
        {"passphrase": "rahasia"},
    ),
    Door(
        "POST",
        "documents/{document}/send",
        "kabid",
        (403, 200, 403, 403, 404, 404, 401),
        {"recipient": "Bagian Organisasi"},
    ),
    Door(
        "POST",
        "documents/{document}/archive",
        "kabid",
        (200, 200, 403, 403, 404, 404, 401),
        {"archive_place": "Lemari 1", "reason": "Pindah"},
    ),
    Door("GET", "rounds", "kabid", (200, 200, 200, 200, 200, 200, 401)),
    Door("GET", "rounds/{round}", "kabid", (200, 200, 200, 200, 404, 404, 401)),
    Door("POST", "rounds", "kabid", (403, 409, 403, 403, 403, 403, 401), {"year": 2026, "quarter": 1}),
    Door("GET", "sops", "admin", (200, 200, 200, 200, 200, 200, 401)),
    Door("POST", "sops", "admin", (422, 403, 403, 403, 403, 403, 401), {"toml": "["}),
    Door("POST", "sops/{sop}/activate", "admin", (200, 403, 403, 403, 404, 404, 401), {"from": "2024-01-01"}),
)


@pytest.fixture
def reviewer(office: Office) -> Caller:
    other = empty_office("Inspektorat", office.government)
    with other.scope():
        position = other.add("reviu", Unit.objects.get(agency=other.agency, parent=None), "Reviu", ["inspektorat"])
    with office.scope():
        grant_review(agency=office.agency, position=position, actor=SYSTEM)
    return Caller(other["reviu"])


@pytest.fixture
def callers(office: Office, staff: Staff, reviewer: Caller) -> Callable[[str, str], Caller]:
    neighbour = small_office("Dinas Lain", office.government, "lain.")
    foreigner = small_office("Dinas Jauh", prefix="jauh.")
    fixed = {
        "planner": staff["perencana"],
        "colleague": staff["analis.umum"],
        "reviewer": reviewer,
        "neighbour": Caller(neighbour["lain.kasubid.1"]),
        "foreigner": Caller(foreigner["jauh.kasubid.1"]),
        "nobody": Caller(),
    }
    return lambda who, mine: staff[mine] if who == "mine" else fixed[who]


def proposed_correction(office: Office, cycle: int) -> dict[str, int]:
    """As if A1 had been approved: where it stands is asked with every move."""
    with office.scope():
        row = Realisation.objects.get(indicator__code="A1")
        about = {"asked_at": clock.now(), "asked_by": office["analis.1"], "position": office.positions["analis.1"]}
        made = Correction.objects.create(cycle_id=cycle, reason="Salah hitung.", **about)
        value = CorrectionValue.objects.create(
            correction=made,
            indicator=row.indicator,
            realisation=row,
            version=row.version,
            before={"variables": row.variables},
            variables=row.variables,
        )
    return {"correction": made.pk, "value": value.pk, "file": 1, "removal": 1}


def knock(caller: Caller, door: Door, path: str) -> int:
    if path.endswith(("/evidence", "/attachments", "/scan", "/files")):
        return caller.upload(path).status_code
    answer = caller.send(door.method, path, door.body)
    if answer.streaming:
        b"".join(answer.streaming_content)  # type: ignore[attr-defined]
    return answer.status_code


def test_every_door_opens_to_whom_it_should(
    office: Office, staff: Staff, round_id: int, callers: Callable[[str, str], Caller]
) -> None:
    cycle = gather(staff)
    places = {
        "cycle": cycle,
        "round": round_id,
        "task": staff.task("kasubid.1")["id"],
        "document": said(staff["kabid"].get(f"cycles/{cycle}/documents"))[0]["id"],
        "sop": said(staff["admin"].get("sops"))[0]["id"],
    }
    kept = said(staff["kabid"].get(f"documents/{places['document']}/signings"))
    places["signing"] = kept["signings"][0]["id"]
    pinned = staff["kasubid.1"].post(f"cycles/{cycle}/realisations/A1/questions", {"text": "Dari mana?"})
    places["question"] = said(pinned, 201)["id"]
    places |= proposed_correction(office, cycle)
    found = {}
    for door in DOORS:
        # The strangers first: what opens to him whose turn it is may change what stands.
        answers = {who: knock(callers(who, door.mine), door, door.path.format(**places)) for who in reversed(WHO)}
        found[f"{door.method} {door.path}"] = tuple(answers[who] for who in WHO)
    assert found == {f"{door.method} {door.path}": door.answers for door in DOORS}


def test_what_a_stranger_is_told_does_not_say_whether_it_is_there(
    office: Office, staff: Staff, round_id: int, callers: Callable[[str, str], Caller]
) -> None:
    task = staff.task("kabid")["id"]
    for who in ("neighbour", "foreigner"):
        caller = callers(who, "")
        there = [caller.get(f"{path}/{task}").content for path in ("tasks", "cycles", "rounds")]
        absent = [caller.get(f"{path}/{10**9}").content for path in ("tasks", "cycles", "rounds")]
        assert there == absent
        assert [said(caller.get(path)) for path in ("tasks", "rounds", "sops")] == [[], [], []]


def test_every_operation_stands_in_the_table() -> None:
    described = {
        (method.upper(), path.removeprefix("/api/v1/").replace("_id}", "}").replace("{indicator}", "#"))
        for path, operations in api.get_openapi_schema()["paths"].items()
        for method in operations
    }
    listed = {(door.method, door.path.replace("/A1", "/#").replace("/B1", "/#")) for door in DOORS}
    assert described == listed | {("POST", "token")}


@pytest.mark.parametrize("path", ["nothing", "tasks/", "tasks/x", "cycles/1/report/x", "documents/1"])
def test_an_unknown_address_is_said_in_json_to_everybody(staff: Staff, path: str) -> None:
    checking = Caller()
    checking.client.handler.enforce_csrf_checks = True
    for answer in (staff["kabid"].get(path), Caller().get(path), checking.post(path)):
        assert said(answer, 404) == {"detail": "Tidak ditemukan."}


def test_a_method_that_there_is_none_of_is_said_in_json(staff: Staff) -> None:
    answer = staff["kabid"].send("DELETE", "tasks")
    assert said(answer, 405) == {"detail": "Cara memanggil ini tidak ada di alamat ini. Lihat /api/v1/docs."}
    assert answer["Allow"] == "GET"
