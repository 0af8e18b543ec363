"""The compiled report's page: who is missing, what is recommended, one press."""

import pytest

from tests.cycles.walk import opened, task_of, walk_secretariat, walk_statistics
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of, press
from triwulan.cycles.models import Assignment, LateStart
from triwulan.indicators.models import Indicator
from triwulan.reports.models import Recommendation, Section

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(office: Office) -> Assignment:
    """The division has handed over, the secretariat has not."""
    opened(office)
    walk_statistics(office)
    return task_of(office, "perencana")


@pytest.fixture
def task(office: Office, waiting: Assignment) -> Assignment:
    walk_secretariat(office)
    return task_of(office, "perencana")


def units(office: Office) -> list[tuple[str, bool, list[str]]]:
    rows = page_of(office, "perencana").context["units"]
    return [(row.cycle.unit.name, row.handed_over, [one.position.title for one in row.at]) for row in rows]


def test_it_waits_and_names_who_is_missing_and_with_whom_it_is(office: Office, waiting: Assignment) -> None:
    assert units(office) == [("Sekretariat", False, ["Sekretaris"]), ("Bidang Statistik", True, [])]
    frame = page_of(office, "perencana").context["frame"]
    assert (frame.stage, frame.waits_for) == ("waiting", ["Sekretariat belum menyerahkan."])


def start(office: Office, task: Assignment, reason: str) -> tuple[int, list[str]]:
    answer = desk_of(office, "perencana").post(address(task, "mulai/"), {"without_late": reason})
    faults = list(answer.context["frame"].faults) if answer.context else []
    return answer.status_code, faults


def test_without_a_reason_it_goes_on_waiting(office: Office, waiting: Assignment) -> None:
    assert start(office, waiting, " ") == (
        422,
        [
            "Sekretariat belum menyerahkan.",
            "Alasan belum ditulis. Tulis mengapa langkah ini dimulai tanpa mereka.",
        ],
    )
    waiting.refresh_from_db()
    assert (waiting.opened_at, list(LateStart.objects.all())) == (None, [])


def test_started_without_the_late_one_it_is_written_first(office: Office, waiting: Assignment) -> None:
    assert start(office, waiting, "Rapat pimpinan besok.") == (302, [])
    waiting.refresh_from_db()
    page = page_of(office, "perencana")
    assert (waiting.finished_at, page.context["frame"].stage) == (None, "open")
    assert [(row.cycle.unit.name, row.excused) for row in page.context["units"]] == [
        ("Sekretariat", "Rapat pimpinan besok."),
        ("Bidang Statistik", ""),
    ]
    assert start(office, waiting, "Sekali lagi.") == (302, [])
    assert [late.reason for late in LateStart.objects.all()] == ["Rapat pimpinan besok."]


def test_the_reason_may_come_with_the_press_that_ends_it(office: Office, waiting: Assignment) -> None:
    assert press(office, "perencana").status_code == 422
    assert press(office, "perencana", without_late="Rapat pimpinan besok.").status_code == 302
    assert [late.reason for late in LateStart.objects.all()] == ["Rapat pimpinan besok."]


@pytest.mark.parametrize("username", ["kabid", "kepala"])
def test_only_who_compiles_it_may_start_it(office: Office, waiting: Assignment, username: str) -> None:
    answer = desk_of(office, username).post(address(waiting, "mulai/"), {"without_late": "x"})
    assert (answer.status_code, list(LateStart.objects.all())) == (403, [])


def test_figures_stand_by_objective_with_a_drafted_recommendation_each(office: Office, task: Assignment) -> None:
    groups = page_of(office, "perencana").context["groups"]
    found = [(g.mean.objective.name, [(line.figure.indicator.code, line.text) for line in g.lines]) for g in groups]
    keep = "Pertahankan cara kerja yang ada."
    assert found == [("Meningkatnya mutu data", [("A1", keep), ("A2", keep), ("B1", keep), ("U1", keep)])]


def test_what_was_recommended_is_kept_and_the_rest_drafted(office: Office, task: Assignment) -> None:
    pk = Indicator.objects.get(code="A2").pk
    assert press(office, "perencana", **{f"r-{pk}": "Tambah pelatihan."}).status_code == 302
    stored = dict(Recommendation.objects.values_list("indicator__code", "text"))
    keep = "Pertahankan cara kerja yang ada."
    assert stored == {"A1": keep, "A2": "Tambah pelatihan.", "B1": keep, "U1": keep}


def test_the_narrative_is_saved_with_the_press(office: Office, task: Assignment) -> None:
    part = next(one for one in page_of(office, "perencana").context["parts"] if one.key == "penutup")
    press(office, "perencana", **{part.name: "Demikian.", part.version_name: part.version})
    assert Section.objects.get(report__kind="laporan_triwulan", key="penutup").body == "Demikian."
