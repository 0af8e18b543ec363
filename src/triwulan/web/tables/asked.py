"""Whether a page's tables are asked for as a file: "?unduh=xlsx", or "?unduh=csv&tabel=2" for one of several."""

from dataclasses import dataclass

from django.http import HttpRequest

ASK, WHICH = "unduh", "tabel"
FORMATS = ("xlsx", "csv")
# Rendered as a page first; what is longer is narrowed down, or has a file of its own.
MOST_ROWS = 5000
# On the request: sentences for the head of the file.
NOTES = "table_notes"


@dataclass(frozen=True)
class Asked:
    """`which` counts from 1."""

    format: str
    which: int


def file_asked(request: HttpRequest) -> Asked | None:
    wanted = request.GET.get(ASK, "")
    which = request.GET.get(WHICH, "1")
    if request.method != "GET" or wanted not in FORMATS:
        return None
    return Asked(wanted, int(which) if which.isdecimal() and len(which) < _DIGITS else 1)


_DIGITS = 4
