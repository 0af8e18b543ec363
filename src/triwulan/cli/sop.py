"""`triwulan sop`: check, print or walk one SOP file. Needs no database, no settings and no Django."""

import argparse
import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from triwulan.cli.output import write_whole
from triwulan.cli.refusal import Refused
from triwulan.core.dates import format_instant
from triwulan.documents.imprint import SIZES
from triwulan.documents.typesetting.call import RenderFailed
from triwulan.sop.definition import Sop
from triwulan.sop.engine import UnknownOutcome
from triwulan.sop.faults import Fault, SopFaulty
from triwulan.sop.notes import read_notes
from triwulan.sop.reader import MAX_BYTES, read_sop
from triwulan.sop.references import find_code
from triwulan.sop.sheet import sheet_of
from triwulan.sop.simulation import SimulatedRun, SimulationRefused, collected_quarter, simulate
from triwulan.sop.table import markdown_table

FAULTY = 1
YEARS = range(1950, 2101)


def arguments(parser: argparse.ArgumentParser) -> None:
    menu = parser.add_subparsers(metavar="TINDAKAN", required=True)
    check = menu.add_parser("check", help="periksa berkas SOP; keluar 1 bila ada kesalahan")
    check.set_defaults(action=_check)
    table = menu.add_parser("table", help="cetak tabelnya sebagai Markdown")
    table.set_defaults(action=_table)
    walk = menu.add_parser("simulate", help="jalankan di atas kertas: semua selesai pada saat terakhir")
    walk.add_argument("--start", required=True, help="saat mulai, misalnya 2026-04-10T07:30")
    walk.add_argument("--zone", default="Asia/Makassar", help="zona waktu (bawaan: Asia/Makassar)")
    walk.add_argument(
        "--outcome", action="append", default=[], metavar="KODE=HASIL,…", help="hasil langkah, percobaan demi percobaan"
    )
    walk.add_argument("--json", action="store_true", help="cetak sebagai JSON")
    walk.set_defaults(action=_simulate)
    sheet = menu.add_parser("print", help="lembar resminya: sampul, identitas dan bagan alir, sebagai PDF atau DOCX")
    sheet.add_argument(
        "-o", "--output", metavar="HASIL", type=Path, required=True, help="berkas hasil, berakhiran .pdf atau .docx"
    )
    sheet.add_argument("--paper", choices=tuple(SIZES), default="a4", help="ukuran kertasnya (bawaan: a4)")
    sheet.set_defaults(action=_print)
    for action in (check, table, walk, sheet):
        action.add_argument("file", metavar="BERKAS", type=Path)


def run(options: argparse.Namespace) -> int:
    try:
        return int(options.action(options))
    except SopFaulty as faulty:
        sys.stderr.write(f"{faulty}\n")
        return FAULTY


def _check(options: argparse.Namespace) -> int:
    try:
        sop = _read(options.file)
    except SopFaulty as faulty:
        sys.stdout.write(f"{faulty}\n")
        return FAULTY
    for note in read_notes(sop, name=options.file.name):
        sys.stdout.write(f"catatan: {note}\n")
    sys.stdout.write(f"{options.file.name}: SOP dapat dipakai, {len(sop.steps)} langkah.\n")
    return 0


def _table(options: argparse.Namespace) -> int:
    sys.stdout.write(markdown_table(_read(options.file)))
    return 0


def _print(options: argparse.Namespace) -> int:
    # inline: only this command writes Word files
    from triwulan.documents.sheets.sop_sheet_files import render_sheet_docx, render_sheet_pdf

    render = {".pdf": render_sheet_pdf, ".docx": render_sheet_docx}.get(options.output.suffix.lower())
    if render is None:
        raise Refused("Nama berkas sesudah -o harus berakhiran .pdf atau .docx.")
    sop = _read(options.file)
    try:
        content = render(sheet_of(sop, _sheet_date(sop), paper=options.paper))
    except RenderFailed as failed:
        raise Refused(str(failed)) from failed
    write_whole(options.output, content, source=options.file)
    return 0


def _sheet_date(sop: Sop) -> date:
    """Of the file's metadata: the SOP's own year, so that the same SOP gives the same bytes on any day."""
    year = sop.identity.year
    return date(int(year) if year.isdecimal() and int(year) in YEARS else YEARS[0], 1, 1)


def _simulate(options: argparse.Namespace) -> int:
    sop = _read(options.file)
    start = _instant(options.start, options.zone)
    outcomes = _outcomes(sop, options.outcome)
    try:
        runs = simulate(sop, start, zone=options.zone, outcomes=outcomes)
    except (SimulationRefused, UnknownOutcome) as refused:
        raise Refused(str(refused)) from refused
    if options.json:
        sys.stdout.write(json.dumps([_as_json(run) for run in runs], ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(_as_text(sop, start, runs, options.zone))
    return 0


def _read(path: Path) -> Sop:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise Refused(f"Berkas {path} tidak dapat dibaca: {reason}.") from error
    if len(content) <= MAX_BYTES:
        try:
            return read_sop(content.decode(), name=path.name)
        except UnicodeDecodeError as error:
            raise SopFaulty([Fault(path.name, "Berkas bukan teks UTF-8.")]) from error
    return read_sop(" " * len(content), name=path.name)


def _instant(text: str, zone: str) -> datetime:
    """A time without an offset is the zone's own."""
    try:
        local = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise Refused(f"Zona waktu “{zone}” tidak dikenal. Contoh: Asia/Makassar.") from error
    try:
        start = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(f"Saat mulai “{text}” tidak terbaca. Contoh: 2026-04-10T07:30.") from error
    if "T" not in text.upper() and " " not in text.strip():
        raise Refused(f"Saat mulai “{text}” tidak memuat jam. Contoh: 2026-04-10T07:30.")
    if start.year not in YEARS:
        raise Refused(f"Tahun mulai harus antara {YEARS[0]} dan {YEARS[-1]}.")
    return start.astimezone(local) if start.utcoffset() is not None else start.replace(tzinfo=local)


def _outcomes(sop: Sop, written: Sequence[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for text in written:
        reference, _, names = text.rpartition("=")
        if not reference or not names:
            raise Refused(f"“--outcome {text}” tidak terbaca. Contoh: --outcome 5=kembalikan,setuju.")
        code = find_code(sop.steps, reference, "")
        if code is None:
            known = ", ".join(step.code for step in sop.steps)
            raise Refused(f"SOP ini tidak mempunyai langkah “{reference}”, atau tidak hanya satu; yang ada {known}.")
        if code in found:
            raise Refused(f"“--outcome” untuk langkah {code} ditulis dua kali; pisahkan hasilnya dengan koma.")
        found[code] = [name.strip() for name in names.split(",")]
    return found


def _as_json(run: SimulatedRun) -> dict[str, object]:
    """`pelaksana` as the file has it: a code, or a list of them for a joint step."""
    performers = list(run.step.performers)
    return {
        "no": run.step.no,
        "tahap": run.step.phase or None,
        "kerja": run.step.work,
        "pelaksana": performers[0] if len(performers) == 1 else performers,
        "started_at": run.started_at.isoformat(),
        "due_at": run.due_at.isoformat() if run.due_at else None,
        "outcome": run.outcome,
        "attempt": run.attempt,
    }


def _as_text(sop: Sop, start: datetime, runs: Sequence[SimulatedRun], zone: str) -> str:
    quarter = collected_quarter(sop, start)
    title = f"SOP {sop.identity.name}, data {quarter}\n"
    if not runs:
        return title + "Tidak ada langkah yang berlaku untuk triwulan ini.\n"
    lines = [("Langkah", "Pelaksana", "Mulai", "Batas waktu", "Hasil"), *(_cells(sop, run, zone) for run in runs)]
    widths = [max(len(line[column]) for line in lines) for column in range(5)]
    aligned = (
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
    return title + "\n".join(aligned) + "\n"


def _cells(sop: Sop, run: SimulatedRun, zone: str) -> tuple[str, str, str, str, str]:
    step = run.step
    return (
        sop.label(step) + (f", ke-{run.attempt}" if run.attempt > 1 else ""),
        sop.performer_names(step),
        format_instant(run.started_at, zone),
        format_instant(run.due_at, zone) if run.due_at else "–",
        run.outcome,
    )
