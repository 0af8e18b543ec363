"""`triwulan calc`: recompute a published table. Needs no database and no settings; of a CSV not even Django."""

import argparse
import sys
from pathlib import Path

from triwulan.cli.output import write_whole
from triwulan.cli.refusal import Refused
from triwulan.core.published.records import TableUnreadable, decode
from triwulan.core.published.result import Row, as_csv, periods_told, recompute_sheet, tally
from triwulan.core.published.sheet import Sheet, read_sheet

MAX_BYTES = 50 * 1024 * 1024
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class TableRefused(Refused):
    exit_code = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "file", metavar="BERKAS", type=Path, help="tabel CSV, XLSX atau ODS dengan kolom target dan realisasi"
    )
    parser.add_argument("-o", "--output", metavar="HASIL", type=Path, help="berkas hasil; tanpa ini ke layar")
    parser.add_argument(
        "--tahun",
        metavar="PERIODE",
        default="",
        help="dari tabel beberapa tahun atau triwulan hanya yang ini, misalnya 2023 atau “2023 TW I”",
    )
    parser.add_argument(
        "--excel", action="store_true", help="hasil dengan titik koma dan koma desimal, seperti Excel di Indonesia"
    )


def run(options: argparse.Namespace) -> int:
    sheet, rows = _recomputed(options.file, options.tahun)
    text = as_csv(sheet, rows, separator=";", mark=",") if options.excel else as_csv(sheet, rows)
    content = text.encode("utf-8-sig" if options.excel else "utf-8")
    if options.output is None:
        sys.stdout.buffer.write(content)
    else:
        write_whole(options.output, content, source=options.file)
    sys.stderr.write(f"{periods_told(sheet)}\n".lstrip() + _summary(rows))
    return 0


def _recomputed(path: Path, period: str) -> tuple[Sheet, list[Row]]:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        raise Refused(f"Berkas {path} tidak dapat dibaca: {_reason(error)}.") from error
    if len(content) > MAX_BYTES:
        raise TableRefused(f"{path.name}: berkas lebih besar dari {MAX_BYTES // 1024 // 1024} MB.")
    try:
        sheet = read_sheet(_text(path, content), period=period)
    except TableUnreadable as unreadable:
        raise TableRefused(f"{path.name}: {unreadable}") from unreadable
    return sheet, recompute_sheet(sheet)


def _reason(error: OSError | ValueError) -> str:
    told: dict[type[Exception], str] = {
        FileNotFoundError: "berkasnya tidak ada",
        IsADirectoryError: "itu folder, bukan berkas",
        PermissionError: "tidak ada izin untuk membacanya",
    }
    return told.get(type(error)) or str(getattr(error, "strerror", None) or error)


def _text(path: Path, content: bytes) -> str:
    """Only workbooks need what Django knows, and of it no settings: a sentence is said as it stands in the source."""
    if not content.startswith(_WORKBOOKS):
        return decode(content)
    # inline: a CSV is read without Django
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False)
    # inline: needs the settings above
    from triwulan.exchange.sheets.printed import printed_table
    from triwulan.exchange.sheets.refusals import SheetRefused

    try:
        return printed_table(path.name, content)
    except SheetRefused as refused:
        raise TableRefused(f"{path.name}: {refused}") from refused


def _summary(rows: list[Row]) -> str:
    counted = tally(rows)
    words = {
        "calculated": "terhitung",
        "not_evaluable": "tidak dapat dinilai",
        "incomplete": "belum lengkap",
        "unreadable": "tidak terbaca",
    }
    parts = [f"{counted['status'][name]} {word}" for name, word in words.items() if counted["status"][name]]
    lines = [f"{len(rows)} baris: {', '.join(parts)}."]
    if counted["cocok"]:
        verdicts = {"ya": "cocok", "tidak": "tidak cocok", "tidak_dapat_diuji": "tidak dapat diuji"}
        said = [f"{counted['cocok'][name]} {word}" for name, word in verdicts.items() if counted["cocok"][name]]
        lines.append(f"Capaian tercetak: {', '.join(said)}.")
    return "\n".join(lines) + "\n"
