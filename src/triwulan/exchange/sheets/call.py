"""Calls the process that reads, with limits, and turns whatever goes wrong into one sentence."""

import json
import logging
import os
import subprocess
import sys
from datetime import date
from decimal import Context, Decimal
from typing import Any

from triwulan.documents.uploads.formats import Format
from triwulan.exchange.sheets import limits
from triwulan.exchange.sheets.book import Book, Broken, Percent, Sheet, Value
from triwulan.exchange.sheets.refusals import SheetRefused, damaged, far_cell, too_many_cells, too_many_rows

logger = logging.getLogger(__name__)

_KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
# As many digits as a spreadsheet shows of a number; behind them stands what binary arithmetic left.
_SHOWN = Context(prec=15)


def read_in_child(content: bytes, found: Format) -> Book:
    command = [sys.executable, "-m", "triwulan.exchange.sheets.child", found.code]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, nothing of the user's in the arguments
            command, input=content, capture_output=True, timeout=limits.SECONDS * 2, check=False, env=_environment()
        )
    except subprocess.TimeoutExpired as late:
        raise too_many_cells() from late
    if done.returncode != 0:
        logger.warning(
            "reading a sheet ended with %s: %s", done.returncode, done.stderr[-500:].decode("utf-8", "replace")
        )
        raise too_many_cells() if _ran_out(done.returncode, done.stderr) else damaged()
    answer = json.loads(done.stdout, parse_float=_SHOWN.create_decimal, parse_int=_SHOWN.create_decimal)
    if "refused" in answer:
        raise _refusal(answer["refused"])
    return Book(tuple(_sheet(one) for one in answer["sheets"]))


def _refusal(said: str) -> SheetRefused:
    """The process that reads knows no catalogue: it says a word, or the address of the cell that stands too far out."""
    known = {"rows": too_many_rows, "cells": too_many_cells, "damaged": damaged}
    return known[said]() if said in known else far_cell(said)


def _sheet(found: dict[str, Any]) -> Sheet:
    return Sheet(
        found["name"], [[_value(cell) if type(cell) is list else cell for cell in row] for row in found["rows"]]
    )


def _value(cell: list[Any]) -> Value:
    """What JSON has no word for comes as [kind, value]."""
    kind, value = cell
    if kind == "date":
        return date.fromisoformat(value)
    return Percent(Decimal(value)) if kind == "percent" else Broken(value)


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or name.startswith("COVERAGE_")}
    return kept | {"PYTHONDONTWRITEBYTECODE": "1", "MALLOC_ARENA_MAX": "2"}


def _ran_out(code: int, complaint: bytes) -> bool:
    """Killed, aborted for want of memory, or said so."""
    return code < 0 or b"memory" in complaint.lower()
