"""What the planner recommends for an indicator."""

from django.db import transaction

from triwulan.audit.record import Actor, hold_chain
from triwulan.indicators.models import Indicator
from triwulan.indicators.prose import prose_problem, tidy_prose
from triwulan.reports.entries import note_report
from triwulan.reports.models import Recommendation, Report
from triwulan.reports.refusals import SectionRefused


def set_recommendation(
    *, report: Report, indicator: Indicator, text: str, actor: Actor, cycle_id: int | None = None
) -> Recommendation:
    """The same text twice is once. SectionRefused for too long a text."""
    said = tidy_prose(text)
    problem = prose_problem(said)
    if problem:
        raise SectionRefused(problem)
    with transaction.atomic():
        present = Recommendation.objects.filter(report=report, indicator=indicator).first()
        if present and present.text == said:
            return present
        hold_chain(agency_id=report.agency_id)
        stored, _created = Recommendation.objects.update_or_create(
            report=report, indicator=indicator, defaults={"text": said}
        )
        former = present.text if present else None
        note_report("recommendation_set", report, actor, cycle_id, indicator=indicator.code, old=former, new=said)
    return stored
