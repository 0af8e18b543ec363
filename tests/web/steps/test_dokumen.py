"""The free step's page: files attached with or without a script, taken off again until it ends."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cycles.test_any_sop import office_for
from tests.hands import Hands
from tests.office import Office
from tests.web.steps.presses import address, desk_of
from triwulan.audit.models import Entry
from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.finish import finish_assignment
from triwulan.cycles.actions.open_round import open_round
from triwulan.cycles.answers import Answer
from triwulan.cycles.models import Assignment, Attachment

pytestmark = pytest.mark.django_db

SOP = Path("tests/sop/definitions/dua-tahap.toml")


@pytest.fixture
def office(db: None, hands: Hands) -> Any:
    found = office_for(SOP)
    with found.scope():
        open_round(agency=found.agency, quarter=Quarter(2026, 1))
        while (task := Assignment.objects.filter(finished_at=None).first()) and task.step_run.work != "dokumen":
            finish_assignment(person=found[holder(found, task)], task_id=task.pk, answer=Answer())
        yield found


@pytest.fixture
def task(office: Office) -> Assignment:
    found: Assignment = Assignment.objects.get(finished_at=None, step_run__work="dokumen")
    return found


def holder(office: Office, task: Assignment) -> str:
    return next(name for name, position in office.positions.items() if position.pk == task.position_id)


def csv(name: str = "jadwal.csv", text: str = "hari;acara\nSenin;rapat\n") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def names() -> list[str]:
    return list(Attachment.objects.values_list("name", flat=True))


def test_it_ends_with_a_file_and_not_without(office: Office, task: Assignment) -> None:
    desk = desk_of(office, holder(office, task))
    refused = desk.post(address(task), {"note": "Menyusul."})
    assert (refused.status_code, refused.context["frame"].faults) == (
        422,
        ("Lembar kerja, Jadwal belum dilampirkan. Unggah sekurangnya satu berkas.",),
    )
    assert ">Menyusul.</textarea>" in refused.content.decode()
    assert desk.post(address(task), {"berkas": [csv(), csv("lembar.csv", "a;b\n1;2\n")]}).status_code == 302
    assert names() == ["jadwal.csv", "lembar.csv"]


def test_a_file_that_is_refused_does_not_take_the_other_with_it(office: Office, task: Assignment) -> None:
    desk = desk_of(office, holder(office, task))
    answer = desk.post(address(task), {"berkas": [csv("kosong.csv", ""), csv()]})
    assert (answer.status_code, names()) == (422, ["jadwal.csv"])
    assert list(answer.context["frame"].unsaved) == [
        "kosong.csv: Berkas ini kosong (0 byte). Periksa berkasnya di komputer Anda, lalu unggah lagi."
    ]


def test_a_script_uploads_one_and_gets_the_list(office: Office, task: Assignment) -> None:
    desk = desk_of(office, holder(office, task))
    taken = desk.post(address(task, "lampiran/"), {"berkas": csv()})
    assert (taken.status_code, taken.json()["refused"], "jadwal.csv" in taken.json()["list"]) == (200, [], True)
    refused = desk.post(address(task, "lampiran/"), {"berkas": csv("halaman.csv", "<script>alert(1)</script>")})
    assert (refused.status_code, len(refused.json()["refused"]), names()) == (422, 1, ["jadwal.csv"])


def test_what_was_attached_by_mistake_is_taken_off_and_recorded(office: Office, task: Assignment) -> None:
    desk = desk_of(office, holder(office, task))
    desk.post(address(task, "lampiran/"), {"berkas": csv()})
    place = address(task, f"lampiran/{Attachment.objects.get().pk}/lepas/")
    assert desk.get(place).status_code == 200
    assert desk.post(place).status_code == 302
    entry = Entry.objects.get(action="file_detached")
    assert (names(), entry.facts["name"], desk.post(place).status_code) == ([], "jadwal.csv", 404)


def test_after_it_ended_nothing_is_attached_or_taken_off(office: Office, task: Assignment) -> None:
    desk = desk_of(office, holder(office, task))
    desk.post(address(task), {"berkas": csv()})
    attached = Attachment.objects.get().pk
    answers = [
        desk.post(address(task, "lampiran/"), {"berkas": csv("lagi.csv")}).status_code,
        desk.post(address(task, f"lampiran/{attached}/lepas/")).status_code,
    ]
    assert (answers, names()) == ([409, 409], ["jadwal.csv"])


def test_a_file_is_shown_to_who_may_see_the_task_and_never_run(office: Office, task: Assignment) -> None:
    desk_of(office, holder(office, task)).post(address(task, "lampiran/"), {"berkas": csv()})
    attached = Attachment.objects.get()
    shown = desk_of(office, holder(office, task)).get(f"/tugas/lampiran/{attached.pk}/")
    content = b"".join(shown.streaming_content)  # type: ignore[attr-defined]  # a FileResponse, read to its end
    assert (content, shown["Content-Disposition"], shown["X-Content-Type-Options"]) == (
        b"hari;acara\nSenin;rapat\n",
        'attachment; filename="jadwal.csv"',
        "nosniff",
    )
    stranger = next(name for name in office.people if office.positions[name].unit.kind == "bidang")
    assert desk_of(office, stranger).get(f"/tugas/lampiran/{attached.pk}/").status_code == 403
    assert desk_of(office, stranger).get("/tugas/lampiran/999999/").status_code == 404
