"""What a row of the worksheet tells before anybody types: the past, the target, the bounds, why it came back."""

from decimal import Decimal

import pytest

from tests.cycles.walk import finish, opened, task_of, walk_statistics
from tests.hands import Hands
from tests.office import Office
from tests.web.steps.presses import address, desk_of, page_of, press
from triwulan.core import clock
from triwulan.cycles.models import Mark, StepRun
from triwulan.indicators.models import Indicator, Realisation, Variable

pytestmark = pytest.mark.django_db


@pytest.fixture
def _open(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="3")


@pytest.mark.usefixtures("_open")
def test_the_last_quarters_are_drawn_and_said(office: Office) -> None:
    indicator = Indicator.objects.get(code="A1")
    for year, quarter, value in ((2025, 2, 8), (2025, 3, 9), (2025, 4, 12)):
        Realisation.objects.create(
            indicator=indicator, unit=indicator.unit, year=year, quarter=quarter, variables={"nilai": str(value)}
        )
    page = page_of(office, "analis.1")
    row = page.context["rows"][0]
    assert (row.past_values, row.past_last, row.past_words) == (
        [Decimal(8), Decimal(9), Decimal(12)],
        "12 dokumen",
        "Nilai sebelumnya: 8 dokumen, 9 dokumen, 12 dokumen. Target 10 dokumen.",
    )
    assert f'aria-label="{row.past_words}"' in page.content.decode()
    assert page.context["rows"][1].past_last == ""


@pytest.mark.usefixtures("_open")
@pytest.mark.parametrize(
    ("low", "high", "decimals", "hint"),
    [
        (0, None, 0, "bilangan bulat, paling kecil 0"),
        (0, 100, 2, "paling banyak 2 angka di belakang koma, 0 sampai 100"),
        (None, 5, 0, "bilangan bulat, paling besar 5"),
        (None, None, 0, "bilangan bulat"),
    ],
)
def test_a_field_says_what_may_stand_in_it(
    office: Office, low: int | None, high: int | None, decimals: int, hint: str
) -> None:
    Variable.objects.filter(indicator__code="A1").update(minimum=low, maximum=high, decimals=decimals, label="Dokumen")
    field = page_of(office, "analis.1").context["rows"][0].variables[0]
    assert (field.hint, field.label, field.unit) == (hint, "Dokumen", "")


@pytest.mark.usefixtures("_open")
def test_a_value_out_of_bounds_that_stands_already_leads_to_its_field(office: Office) -> None:
    indicator = Indicator.objects.get(code="A1")
    Realisation.objects.create(
        indicator=indicator, unit=indicator.unit, year=2026, quarter=1, variables={"nilai": "9"}, obstacle="Cuaca."
    )
    Variable.objects.filter(indicator=indicator).update(maximum=5)
    page = page_of(office, "analis.1")
    row = page.context["rows"][0]
    assert (row.state, row.blockers, row.more) == ("block", ["Nilai paling besar 5, sedangkan terisi 9."], True)
    assert [one.words for one in page.context["tallies"]] == ["1 nilai keliru", "1 nilai belum lengkap"]
    assert page.context["missing"][0].place == f"#v-{indicator.pk}-nilai"


def test_what_a_check_said_of_a_value_stands_at_its_row(office: Office, hands: Hands) -> None:
    opened(office)
    walk_statistics(office, until="5")
    hands.set("2026-04-10T09:00")
    check = finish(office, "kabid", outcome="kembalikan", reason="Lengkapi A2.")
    task = StepRun.objects.get(code="3", cycle=check.step_run.cycle).assignments.get(position__title="Analis 1")
    StepRun.objects.filter(pk=task.step_run_id).update(returned_by=check.step_run)
    Mark.objects.filter(assignment=check, indicator__code="A2").update(fits=False, note="Penyebut kurang.")
    rows = desk_of(office, "analis.1").get(address(task)).context["rows"]
    assert [row.correction and row.correction.reason for row in rows] == [None, "Penyebut kurang."]
    assert (rows[1].correction.who, rows[1].correction.when) == ("Kabid Statistik", clock.now())


def test_the_page_of_a_task_that_waits_takes_no_figures_yet(office: Office) -> None:
    opened(office)
    walk_statistics(office, until="3")
    task = task_of(office, "analis.1")
    type(task).objects.filter(pk=task.pk).update(opened_at=None)
    page = desk_of(office, "analis.1").get(address(task))
    assert (page.context["frame"].stage, page.context["fillable"], 'name="v-' in page.content.decode()) == (
        "waiting",
        False,
        False,
    )


@pytest.mark.usefixtures("_open")
def test_a_category_is_chosen_by_its_name_and_saving_it_again_changes_nothing(office: Office) -> None:
    Indicator.objects.filter(code="A1").update(value_kind="kategori", categories=[["Baik", "10"], ["Cukup", "5"]])
    name = f"v-{Indicator.objects.get(code='A1').pk}-nilai"
    versions = []
    for typed in ("cukup", "Cukup", "5"):
        press(office, "analis.1", simpan="1", **{name: typed})
        versions.append(Realisation.objects.get(indicator__code="A1", year=2026, quarter=1).version)
    page = page_of(office, "analis.1")
    field = page.context["rows"][0].variables[0]
    assert (field.value, field.hint, field.choices, versions) == ("Cukup", "Baik, Cukup", ("Baik", "Cukup"), [1, 1, 1])
    options = f'<datalist id="{name}-kategori"><option value="Baik"><option value="Cukup"></datalist>'
    assert options in page.content.decode()
