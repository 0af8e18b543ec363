"""Corrections as the API shows them."""

from typing import Any

from triwulan.api.instants import local
from triwulan.api.realisation_rows import variable_values, warning_rows
from triwulan.api.shapes.dialogue import CorrectionDetail, CorrectionRow, CorrectionValueRow, RemovalRow
from triwulan.api.shapes.figure import EvidenceRow
from triwulan.cycles.corrections.filling import draft_figure
from triwulan.cycles.corrections.states import state_of
from triwulan.cycles.models import Correction, CorrectionFile, CorrectionRemoval, CorrectionValue
from triwulan.indicators.validation import findings
from triwulan.organisations.models import Agency


def correction_row(correction: Correction) -> CorrectionRow:
    return CorrectionRow(**_fields(correction))


def correction_detail(correction: Correction) -> CorrectionDetail:
    values = list(correction.values.select_related("realisation", "indicator__agency", "indicator__unit"))
    return CorrectionDetail(
        **_fields(correction),
        values=[_value(value, correction) for value in values],
        documents=list(correction.documents.order_by("id").values_list("number", flat=True)),
    )


def value_row(value: CorrectionValue) -> CorrectionValueRow:
    return _value(value, value.correction)


def _fields(correction: Correction) -> dict[str, Any]:
    round_ = correction.cycle.round
    agency = round_.agency
    return {
        "id": correction.pk,
        "cycle": correction.cycle_id,
        "unit": correction.cycle.unit.name,
        "year": round_.year,
        "quarter": round_.quarter,
        "state": state_of(correction),
        "indicators": [value.indicator.code for value in correction.values.all()],
        "reason": correction.reason,
        "asked_at": local(correction.asked_at, agency),
        "person": correction.asked_by.full_name,
        "position": correction.position.title,
        "decided_at": local(correction.decided_at, agency),
        "decided_by": correction.decided_by.full_name if correction.decided_by else None,
        "decision": correction.decision,
        "ended_at": local(correction.ended_at, agency),
        "end_reason": correction.end_reason,
        "handed_in_at": local(correction.handed_in_at, agency),
    }


def _value(value: CorrectionValue, correction: Correction) -> CorrectionValueRow:
    figure, agency = draft_figure(value), correction.cycle.round.agency
    found = findings(figure)
    return CorrectionValueRow(
        id=value.pk,
        indicator=value.indicator.code,
        before=value.before["variables"],
        not_applicable_before=value.before.get("not_applicable", ""),
        variables=variable_values(figure),
        not_applicable=value.not_applicable,
        explanation=value.explanation,
        support=value.support,
        obstacle=value.obstacle,
        follow_up=value.follow_up,
        blockers=[blocker.sentence for blocker in found.blockers],
        warnings=warning_rows(found),
        files=[_file(each, agency) for each in value.files.select_related("file", "attached_by")],
        removals=[_removal(each, agency) for each in value.removals.select_related("evidence__file", "named_by")],
        edition=value.edition,
    )


def _file(joining: CorrectionFile, agency: Agency) -> EvidenceRow:
    return EvidenceRow(
        id=joining.pk,
        name=joining.name,
        sha256=joining.file.sha256,
        size=joining.file.size,
        content_type=joining.file.content_type,
        attached_at=local(joining.attached_at, agency),
        attached_by=joining.attached_by.full_name,
    )


def _removal(leaving: CorrectionRemoval, agency: Agency) -> RemovalRow:
    return RemovalRow(
        id=leaving.pk,
        evidence=leaving.evidence_id,
        name=leaving.evidence.name,
        sha256=leaving.evidence.file.sha256,
        reason=leaving.reason,
        person=leaving.named_by.full_name,
        at=local(leaving.named_at, agency),
    )
