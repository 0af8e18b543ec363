"""The next version of every report that prints a corrected value; the former one is kept and says what superseded it.

Reports of the value's quarter, of the later quarters of its year, which print the year so far, and of the year itself.
Working papers (the analysts' material, the check's sheet) tell what happened at their step, and stay.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.utils import translation

from triwulan.core.dates import format_date
from triwulan.core.sentences import INDONESIAN
from triwulan.cycles.actions.paper import issue_paper
from triwulan.cycles.answers import Acting
from triwulan.cycles.models import Correction, Paper
from triwulan.cycles.narrative import freeze_report
from triwulan.cycles.trail.papers import documents_of, reports_printing
from triwulan.documents.blocks import Block, Heading, LetterheadBlock, Paragraph, Part, Statement, Title
from triwulan.documents.content import Paper as Content
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator
from triwulan.reports.models import Report

_HEADS = (LetterheadBlock, Title)


def to_reissue(correction: Correction, indicators: Sequence[Indicator]) -> list[Document]:
    """The standing paper of each report that prints one of them: a division's before the agency's, in order of time."""
    reports: dict[int, Report] = {}
    for indicator in indicators:
        for report in reports_printing(indicator, correction.cycle.round.period):
            reports[report.pk] = report
    found = [_standing(report) for report in reports.values()]
    return sorted((one for one in found if one), key=lambda one: (one.year, one.quarter or 0, one.pk))


def reissue(correction: Correction, indicators: Sequence[Indicator], acting: Acting) -> list[Document]:
    return [_again(document, correction, indicators, acting) for document in to_reissue(correction, indicators)]


@translation.override(INDONESIAN)
def _again(document: Document, correction: Correction, indicators: Sequence[Indicator], acting: Acting) -> Document:
    """Indonesian whoever presses, as all that it freezes."""
    former = Paper.objects.select_related(
        "assignment__step_run__cycle__round__agency__government",
        "assignment__step_run__cycle__round__revision",
        "assignment__step_run__cycle__unit",
        "assignment__position__unit",
        "assignment__person",
    ).get(document=document)
    task = former.assignment
    assert task is not None  # noqa: S101 - a report is always somebody's
    freeze_report(task, acting, [one.pk for one in indicators])
    note = _note(document, correction, indicators)
    paper = issue_paper(task, acting, supersedes=document, reworked=lambda content: _with_note(content, note))
    assert paper is not None  # noqa: S101 - as its former was
    return paper.document


def _standing(report: Report) -> Document | None:
    standing = [one for one in documents_of(report) if getattr(one, "superseded_by", None) is None]
    return standing[-1] if standing else None


def _note(document: Document, correction: Correction, indicators: Sequence[Indicator]) -> str:
    codes = ", ".join(one.code for one in indicators)
    return (
        f"Naskah ini menggantikan naskah nomor {document.number} tanggal {format_date(document.date)}. Nilai indikator "
        f"{codes} {correction.cycle.round.period} dikoreksi sesudah disetujui, dengan alasan: {correction.reason}"
    )


def _with_note(content: Content, note: str) -> Content:
    """A bound report has a page for it before its foreword; of other papers it stands below what is at their head."""
    blocks: tuple[Block, ...] = content.blocks
    parts = [place for place, block in enumerate(blocks) if isinstance(block, Part)]
    if parts:
        said: tuple[Block, ...] = (Heading(1, "Catatan Koreksi"), Paragraph(note))
        at = parts[0] + 1
    else:
        said = (Statement("Catatan koreksi:", note),)
        at = next((place for place, block in enumerate(blocks) if not isinstance(block, _HEADS)), len(blocks))
    return replace(content, blocks=(*blocks[:at], *said, *blocks[at:]))
