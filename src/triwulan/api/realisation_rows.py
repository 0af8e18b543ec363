"""Realisations as the API shows them."""

from triwulan.api.instants import local
from triwulan.api.shapes.figure import EvidenceRow, FigureWarning, RealisationRow, VariableValue
from triwulan.indicators.figures import Figure
from triwulan.indicators.models import Evidence
from triwulan.indicators.validation import Findings, findings
from triwulan.organisations.models import Agency


def realisation_row(figure: Figure) -> RealisationRow:
    indicator, found = figure.indicator, findings(figure)
    return RealisationRow(
        indicator=indicator.code,
        name=indicator.name,
        unit=indicator.unit.name,
        measure=indicator.measure,
        decimals=indicator.decimals,
        variables=variable_values(figure),
        target=figure.target,
        target_upper=figure.target_upper,
        value=figure.value,
        achievement=figure.percent,
        status=figure.achievement.status,
        formula=figure.formula,
        predicate=figure.predicate,
        not_applicable=figure.not_applicable,
        explanation=figure.explanation,
        support=figure.support,
        obstacle=figure.obstacle,
        follow_up=figure.follow_up,
        blockers=[blocker.sentence for blocker in found.blockers],
        warnings=warning_rows(found),
        evidence=[evidence_row(one, indicator.agency) for one in figure.evidence],
        version=figure.version,
    )


def variable_values(figure: Figure) -> dict[str, VariableValue]:
    return {
        row.code: VariableValue(
            label=row.label, value=figure.variables.get(row.code), unit=row.measure, decimals=row.decimals
        )
        for row in figure.indicator.variables.all()
    }


def warning_rows(found: Findings) -> list[FigureWarning]:
    return [
        FigureWarning(code=warning.code, sentence=warning.sentence, answer=warning.answer or None)
        for warning in found.warnings
    ]


def evidence_row(evidence: Evidence, agency: Agency) -> EvidenceRow:
    return EvidenceRow(
        id=evidence.pk,
        name=evidence.name,
        sha256=evidence.file.sha256,
        size=evidence.file.size,
        content_type=evidence.file.content_type,
        attached_at=local(evidence.attached_at, agency),
        attached_by=evidence.attached_by.full_name if evidence.attached_by else None,
    )
