"""The report's page: drafted from the figures, written in parts, nobody's words over another's."""

from typing import Any

import pytest

from tests.cycles.walk import cycle_of, finish, opened, task_of, walk_statistics
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of, press
from triwulan.cycles.actions.sections import edit_report
from triwulan.cycles.actions.values import Changes, save_values
from triwulan.cycles.models import Assignment
from triwulan.indicators.models import Indicator
from triwulan.reports.models import ReportVersion, Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def task(office: Office) -> Assignment:
    """Kasubid 1 coordinates and writes on A1 and A2, Kasubid 2 on B1."""
    opened(office)
    walk_statistics(office, until="4")
    return task_of(office, "kasubid.1")


def key(code: str) -> str:
    return f"uraian-{Indicator.objects.get(code=code).pk}"


def section(key_: str) -> Section:
    found: Section = Section.objects.get(report__unit__short_name="statistik", key=key_)
    return found


def part(office: Office, username: str, key_: str) -> dict[str, str]:
    """A section's fields as the page shows them."""
    page = page_of(office, username)
    found = next(one.part for one in page.context["told"] if one.part.key == key_)
    return {found.name: found.body, found.version_name: found.version}


def test_figures_and_first_sentences_are_there_before_anybody_wrote(office: Office, task: Assignment) -> None:
    page = page_of(office, "kasubid.1")
    found = [(one.indicator.code, one.figure.value_text, one.mine, one.part.mine) for one in page.context["told"]]
    assert found == [
        ("A1", "10 dokumen", True, True),
        ("A2", "40,00\N{NO-BREAK SPACE}%", True, True),
        ("B1", "10 dokumen", False, True),
    ]
    assert "Kalimat dari angka: Capaian 100,00\N{NO-BREAK SPACE}%" in page.content.decode()


def test_a_co_author_writes_his_part_and_ends_it(office: Office, task: Assignment) -> None:
    page = page_of(office, "kasubid.2")
    mine = [one.indicator.code for one in page.context["told"] if one.part.mine]
    assert (mine, page.context["opening"].mine, page.context["frame"].button) == (
        ["B1"],
        False,
        "Selesaikan bagian saya",
    )
    assert press(office, "kasubid.2").status_code == 302


def test_the_coordinator_waits_for_the_others_and_sends_it_on(office: Office, task: Assignment) -> None:
    frame = page_of(office, "kasubid.1").context["frame"]
    assert (frame.button, [one.sentence for one in frame.missing]) == (
        "Kirim ke Kabid",
        ["Bagian Kasubid 2 belum selesai. Tunggu atau ingatkan."],
    )
    finish(office, "kasubid.2")
    assert press(office, "kasubid.1").status_code == 302
    assert ReportVersion.objects.count() == 1


def test_what_the_form_carries_is_saved_before_it_ends(office: Office, task: Assignment) -> None:
    finish(office, "kasubid.2")
    typed = part(office, "kasubid.1", key("A1")) | {f"t-{key('A1')}": "Semua dokumen terbit tepat waktu."}
    press(office, "kasubid.1", **typed)
    assert section(key("A1")).body == "Semua dokumen terbit tepat waktu."
    frozen = {one["key"]: one["body"] for one in ReportVersion.objects.get().sections}
    assert frozen[key("A1")] == "Semua dokumen terbit tepat waktu."


def test_what_is_typed_is_saved_even_where_the_press_is_refused(office: Office, task: Assignment) -> None:
    typed = part(office, "kasubid.1", key("A1")) | {f"t-{key('A1')}": "Terbit tepat waktu."}
    answer = press(office, "kasubid.1", **typed)
    assert (answer.status_code, section(key("A1")).body) == (422, "Terbit tepat waktu.")


def test_a_part_that_is_not_his_is_not_written_by_his_form(office: Office, task: Assignment) -> None:
    before = section(key("A1")).body
    press(office, "kasubid.2", **{f"t-{key('A1')}": "Bukan bagian saya.", f"r-{key('A1')}": "0"})
    assert section(key("A1")).body == before


def test_a_draft_that_changed_meanwhile_is_not_written_back(office: Office, task: Assignment) -> None:
    """Nobody touched the field: what was shown is no word of his."""
    shown = part(office, "kasubid.1", key("A1"))
    save_values(
        person=office["kasubid.1"],
        cycle_id=cycle_of(office, "statistik").pk,
        code="A1",
        changes=Changes(variables={"nilai": 9}, explanation="Satu dokumen menyusul.", reason="Salah hitung."),
    )
    press(office, "kasubid.1", **shown)
    assert (section(key("A1")).edited_at, section(key("A1")).body) == (None, "Satu dokumen menyusul.")


def test_without_a_script_both_texts_are_shown_when_another_was_faster(office: Office, task: Assignment) -> None:
    shown = part(office, "kasubid.1", key("B1"))
    edit_report(
        person=office["kasubid.2"],
        cycle_id=task.step_run.cycle_id,
        sections={key("B1"): "Kata Kasubid 2."},
    )
    answer = press(office, "kasubid.1", **shown | {f"t-{key('B1')}": "Kata Kasubid 1."})
    told = next(one.part for one in answer.context["told"] if one.part.key == key("B1"))
    assert (answer.status_code, told.body, told.stands) == (422, "Kata Kasubid 1.", "Kata Kasubid 2.")
    assert told.fault.startswith("Bagian “3. Indikator B1” sudah diubah Kasubid 2, hari ini")
    again = press(office, "kasubid.1", simpan="1", **{told.name: told.body, told.version_name: told.version})
    assert (again.status_code, section(key("B1")).body) == (302, "Kata Kasubid 1.")


def save(office: Office, username: str, task: Assignment, key_: str, **typed: str) -> tuple[int, dict[str, Any]]:
    answer = desk_of(office, username).post(address(task, f"naskah/{key_}/"), typed)
    return answer.status_code, answer.json()


def test_a_section_saves_itself_while_it_is_typed(office: Office, task: Assignment) -> None:
    shown = part(office, "kasubid.1", key("A1"))
    status, said = save(office, "kasubid.1", task, key("A1"), **shown | {f"t-{key('A1')}": "Terbit tepat waktu."})
    assert (status, said["faults"], said["values"]) == (200, {}, {f"t-{key('A1')}": "Terbit tepat waktu."})
    assert section(key("A1")).body == "Terbit tepat waktu."
    emptied = save(
        office, "kasubid.1", task, key("A1"), **{f"t-{key('A1')}": "", f"r-{key('A1')}": str(said["version"])}
    )
    assert (emptied[0], section(key("A1")).edited_at) == (200, None)


def test_a_section_that_another_wrote_answers_with_what_stands(office: Office, task: Assignment) -> None:
    shown = part(office, "kasubid.1", key("B1"))
    edit_report(person=office["kasubid.2"], cycle_id=task.step_run.cycle_id, sections={key("B1"): "Kata Kasubid 2."})
    status, said = save(office, "kasubid.1", task, key("B1"), **shown | {f"t-{key('B1')}": "Kata Kasubid 1."})
    assert (status, said["values"], section(key("B1")).body) == (
        409,
        {f"t-{key('B1')}": "Kata Kasubid 2."},
        "Kata Kasubid 2.",
    )
    assert str(said["changed"]).startswith("Bagian “3. Indikator B1” sudah diubah Kasubid 2, hari ini")


@pytest.mark.parametrize(
    ("username", "key_", "status"),
    [("kasubid.2", "pendahuluan", 404), ("kasubid.1", "tidak-ada", 404), ("kabid", "pendahuluan", 403)],
)
def test_a_section_is_refused_to_who_may_not_write_it(
    office: Office, task: Assignment, username: str, key_: str, status: int
) -> None:
    his = task_of(office, username) if username.startswith("kasubid") else task
    assert save(office, username, his, key_, **{f"t-{key_}": "x"})[0] == status
    assert list(Section.objects.exclude(edited_at=None)) == []


def test_too_long_a_text_is_refused_in_its_place(office: Office, task: Assignment) -> None:
    shown = part(office, "kasubid.1", key("A1"))
    status, said = save(office, "kasubid.1", task, key("A1"), **shown | {f"t-{key('A1')}": "a" * 10_001})
    assert (status, said["changed"], list(said["faults"])) == (422, "", [f"t-{key('A1')}"])


def test_a_section_that_was_not_sent_stays_as_it_is(office: Office, task: Assignment) -> None:
    before = section(key("A1")).body
    status, said = save(office, "kasubid.1", task, key("A1"))
    assert (status, said["faults"], section(key("A1")).body) == (200, {}, before)


def test_after_it_ended_a_section_says_who_ended_it(office: Office, task: Assignment) -> None:
    finish(office, "kasubid.2")
    finish(office, "kasubid.1")
    status, said = save(office, "kasubid.1", task, "pendahuluan", **{"t-pendahuluan": "x"})
    assert (status, str(said["sentence"])[:47]) == (409, "Tugas ini sudah diselesaikan oleh Kasubid 1 (Ka")
