"""A file is closed, and with it the active retention of its papers begins: those of a cycle when it is handed over."""

from collections.abc import Iterable
from datetime import date

from triwulan.documents.models import Begins, Document


def close_file(papers: Iterable[int], on: date) -> None:
    """By key. What caused it is in the record already; a file that is opened again is closed again, and then counts anew.

    Papers whose schedule counts from their date, or that were told a day of their own, keep it.
    """
    Document.objects.filter(pk__in=list(papers), begins=Begins.CLOSED).update(retention_from=on)


def begins_on(begins: str, dated: date, former: Document | None) -> date | None:
    """Of a paper that is registered now; one that replaces a paper of a closed file comes too late to be closed with it."""
    if begins == Begins.DATED or (former is not None and former.retention_from is not None):
        return dated
    return None
