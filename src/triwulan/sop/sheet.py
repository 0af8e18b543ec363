"""An SOP as its official sheet: the rows as signed, for screen and paper."""

from dataclasses import asdict
from datetime import date
from typing import Any

from triwulan.documents.sheets.sop_sheet import SopSheet, sheet_from
from triwulan.sop.definition import Row, Sop


def sheet_of(sop: Sop, on: date, **beside: Any) -> SopSheet:
    """:param on: dates the files. :param beside: as `sheet_from`, such as the crest."""
    written = asdict(sop.identity) | {
        "performers": [asdict(performer) for performer in sop.performers],
        "rows": [_row(row) for row in sop.rows],
    }
    return sheet_from(written, date=on, **beside)


def _row(row: Row) -> dict[str, Any]:
    return asdict(row) | {
        "activity": row.activity,
        "requirements": row.requirements,
        "duration": row.duration,
        "outputs": row.outputs,
        "remarks": row.remarks,
    }
