"""The tasks behind the timeliness page as a table for a spreadsheet."""

import csv
from collections.abc import Iterable
from datetime import datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.utils.translation import gettext as _

from triwulan.dashboards.timeliness import Reading
from triwulan.exchange.sheets.write import harmless
from triwulan.organisations.models import Agency
from triwulan.web.dashboard.choice import Choice

HEAD = (
    "tahun", "triwulan", "unit", "langkah", "pekerjaan", "jabatan", "percobaan_ulang", "dibuka", "jam_mulai", "batas",
    "selesai", "standar_menit", "terpakai_menit", "terlambat_menit", "keadaan",
)  # fmt: skip


def csv_answer(rows: Iterable[Reading], agency: Agency, choice: Choice) -> HttpResponse:
    """With ";" and a byte order mark, as spreadsheets here read it; minutes are working minutes."""
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    name = f"ketepatan-{choice.query.replace('=', '-').replace('&', '-') or 'kosong'}.csv"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow(HEAD)
    writer.writerows(
        [harmless(cell) if isinstance(cell, str) else cell for cell in _cells(row, ZoneInfo(agency.time_zone))]
        for row in rows
    )
    return answer


def _cells(row: Reading, zone: ZoneInfo) -> list[object]:
    states = {"on_time": _("tepat waktu"), "late": _("terlambat"), "open": _("berjalan"), "no_limit": _("tanpa batas")}
    task = row.task
    return [
        row.quarter.year,
        row.quarter.number,
        row.unit.unit,
        row.label,
        row.step.kind.label,
        task.position,
        1 if row.run.returned else 0,
        *(_instant(each, zone) for each in (task.opened_at, task.clock_from, task.due_at, task.finished_at)),
        "" if row.standard is None else row.standard,
        row.used,
        row.late_by,
        states[row.state],
    ]


def _instant(instant: datetime | None, zone: ZoneInfo) -> str:
    return "" if instant is None else f"{instant.astimezone(zone):%Y-%m-%d %H:%M}"
