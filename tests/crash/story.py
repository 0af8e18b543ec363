"""What a database tells of itself, and whether it contradicts itself."""

from collections import Counter
from typing import Any

from django.db.models import F, Q
from django_scopes import scopes_disabled

from tests.crash.offices import NOW
from triwulan.audit.models import Entry
from triwulan.cycles.models import Assignment, Paper, StepRun
from triwulan.documents.files import is_whole
from triwulan.documents.models import Document, NumberSequence, StoredFile
from triwulan.indicators.models import Evidence

# The kinds whose every finished share yields a paper.
ALWAYS_A_PAPER = ("disposisi", "bahan", "periksa", "serah", "rekap_triwulan", "laporan_tahunan", "dokumen")

# Not the rounds that a running system opens beside the play, by its own clock.
OURS = Q(step_run__cycle__round__opened_at__lte=NOW)


def story() -> dict[str, Any]:
    with scopes_disabled():
        return {
            "finished": sorted(Assignment.objects.filter(finished_at__isnull=False).values_list("pk", flat=True)),
            "open": Assignment.objects.filter(OURS, finished_at=None, withdrawn_at=None).count(),
            "evidence": Evidence.objects.count(),
            "contradictions": contradictions(),
        }


def contradictions() -> list[str]:
    finished = Assignment.objects.filter(finished_at__isnull=False)
    told = Counter(Entry.objects.filter(action="task_finished").values_list("subject_id", flat=True))
    found = [f"share {pk} is told of {told[pk]} times" for pk in finished.values_list("pk", flat=True) if told[pk] != 1]
    found += [f"the record tells of {pk}" for pk in told if not finished.filter(pk=pk).exists()]
    found += [
        f"run {run.pk} ended before its shares"
        for run in StepRun.objects.filter(finished_at__isnull=False, assignments__finished_at=None).distinct()
    ]
    found += [
        f"share {pk} has no paper"
        for pk in finished.filter(step_run__work__in=ALWAYS_A_PAPER, papers=None).values_list("pk", flat=True)
    ]
    found += [f"{row.pk} has two papers" for row in finished if Paper.objects.filter(assignment=row).count() > 1]
    found += _gaps()
    found += [f"file {row.pk} is not whole" for row in StoredFile.objects.all() if not is_whole(row)]
    waiting = Assignment.objects.filter(finished_at=None, withdrawn_at=None, opened_at__isnull=False)
    if not waiting.exists() and StepRun.objects.filter(finished_at=None).exists():
        found.append("a run is open and nobody has it")
    return found


def _gaps() -> list[str]:
    """Each agency's numbers are as many as its papers."""
    found = []
    for sequence in NumberSequence.objects.annotate(owner=F("agency_id")):
        papers = Document.objects.filter(agency_id=sequence.agency_id, date__year=sequence.year)
        if papers.count() != sequence.last:
            found.append(f"{sequence.last} numbers for {papers.count()} papers")
    return found
