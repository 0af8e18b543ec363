"""Everything is drafted: one press ends a step, and the SOP runs to its end from its pages."""

import pytest

from tests.cycles.walk import fill, opened
from tests.office import Office
from tests.web.steps.presses import press
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import StepRun
from triwulan.documents.models import Document

pytestmark = pytest.mark.django_db

PRESSES: tuple[tuple[str, dict[str, str]], ...] = (
    ("kabid", {}),
    ("kasubid.1", {}),
    ("kasubid.2", {}),
    ("analis.1", {}),
    ("analis.2", {}),
    ("kasubid.2", {}),
    ("kasubid.1", {}),
    ("kabid", {"outcome": "setuju"}),
    ("kasubid.1", {}),
    ("sekretaris", {}),
    ("kasubag", {}),
    ("analis.umum", {}),
    ("kasubag", {}),
    ("sekretaris", {"outcome": "setuju"}),
    ("kasubag", {}),
    ("perencana", {}),
    ("perencana", {}),
)


def test_the_whole_sop_is_walked_with_one_press_a_step(office: Office) -> None:
    opened(office, Quarter(2025, 4))
    answers = []
    for username, typed in PRESSES:
        if username.startswith("analis"):
            fill(office, username)
        answers.append(press(office, username, **typed).status_code)
    assert answers == [302] * len(PRESSES)
    assert list(StepRun.objects.filter(finished_at=None)) == []
    assert Document.objects.filter(kind="laporan_kinerja").count() == 1
