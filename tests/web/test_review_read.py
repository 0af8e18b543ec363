"""The Inspektorat's review, read through the API by those who read it on its page."""

import pytest

from tests.api.caller import Caller, said
from tests.cycles.test_reviews import report, stated
from tests.office import Office
from triwulan.reports.models import Report

__all__ = ["report"]
pytestmark = pytest.mark.django_db


def test_the_reviews_remarks_are_read_by_whom_they_concern(office: Office, report: Report) -> None:
    stated_turn = stated(office, report).turn
    cycle = report.unit.cycles.get().pk
    (turn,) = said(Caller(office["perencana"]).get(f"cycles/{cycle}/reviews"))
    assert (turn["turn"], turn["outcome"], turn["statement"], len(turn["answers"]) > 0, turn["notes"]) == (
        stated_turn,
        "stated",
        "Telah kami reviu.",
        True,
        [],
    )
    assert Caller(office["analis.1"]).get(f"cycles/{cycle}/reviews").status_code == 403
