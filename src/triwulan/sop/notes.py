"""What real SOPs often lack or contradict: told to the administrator, never refused."""

import re
from collections.abc import Iterator

from triwulan.core.nip import NipInvalid, parse_nip
from triwulan.core.sentences import say
from triwulan.core.working_time import Duration
from triwulan.sop.checks import QUARTER_NUMBERS
from triwulan.sop.definition import Identity, Sop, Step
from triwulan.sop.durations import read_duration
from triwulan.sop.engine import first_step, needs_reason
from triwulan.sop.faults import Fault

_REGULATION = re.compile(r"^\s*(\S+ \S+).*?\bNomor\s+(\S+)\s+Tahun\s+(\d{4})", re.IGNORECASE | re.DOTALL)


def read_notes(sop: Sop, *, name: str = "SOP") -> list[Fault]:
    """In the order of the file. `name` stands in each place, as with `read_sop`."""
    first_page = [(f"identitas, {field}", sentence) for field, sentence in _identity(sop.identity)]
    by_hand = [] if sop.start else [("mulai", say("Tanpa [mulai], putaran hanya dibuka dengan tangan."))]
    notes = [*first_page, *by_hand, *_rows(sop), *_steps(sop), *_quarters(sop)]
    return [Fault(f"{name}, {place}", sentence) for place, sentence in notes]


def _identity(identity: Identity) -> Iterator[tuple[str, str]]:
    empty = say("Kosong pada lembar identitas.")
    fields: dict[str, object] = {
        "nomor": identity.number,
        "tanggal_pembuatan": identity.created,
        "tanggal_revisi": identity.revised,
        "tanggal_efektif": identity.effective,
        "disahkan": identity.approver.position,
        "dasar_hukum": identity.legal_bases,
        "kualifikasi": identity.qualifications,
        "keterkaitan": identity.related,
        "peralatan": identity.equipment,
        "peringatan": identity.warnings,
        "pencatatan": identity.recording,
    }
    yield from ((field, empty) for field, value in fields.items() if not value)
    yield from _repeated_bases(identity.legal_bases)
    if identity.approver.nip:
        try:
            parse_nip(identity.approver.nip)
        except NipInvalid as invalid:
            yield "disahkan, nip", invalid.sentence


def _repeated_bases(bases: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Two regulations of one kind with one number and year: one of them is probably miscopied."""
    seen: dict[tuple[str, ...], int] = {}
    for place, text in enumerate(bases, start=1):
        if match := _REGULATION.match(text):
            kind, number, year = (part.lower() for part in match.groups())
            first = seen.setdefault((kind, number, year), place)
            if first != place:
                yield (
                    "dasar_hukum",
                    say(
                        "Butir %(first)s dan %(second)s menyebut nomor yang sama: Nomor %(number)s Tahun %(year)s.",
                        first=first,
                        second=place,
                        number=match[2],
                        year=year,
                    ),
                )


def _rows(sop: Sop) -> Iterator[tuple[str, str]]:
    for row in sop.rows:
        place = f"langkah {sop.label(row.steps[0]) if len(row.steps) == 1 else row.no}"
        cells = {"kegiatan": row.activity, "kelengkapan": row.requirements, "output": row.outputs}
        for field, value in cells.items():
            if not value:
                yield f"{place}, {field}", say("Kosong pada tabel.")


def _steps(sop: Sop) -> Iterator[tuple[str, str]]:
    for step in sop.steps:
        place = f"langkah {sop.label(step)}"
        if step.duration is None:
            yield f"{place}, waktu", say("Tanpa waktu baku; langkah ini tidak mempunyai batas waktu.")
        if isinstance(step.duration, Duration) and _prints_another_time(step, step.duration):
            yield (
                f"{place}, waktu_tertulis",
                say(
                    "Tercetak “%(printed)s”, tetapi dihitung %(counted)s.",
                    printed=step.duration_printed,
                    counted=step.duration,
                ),
            )
        if step.work == "periksa" and not step.decides:
            yield f"{place}, lanjut", say("Pemeriksaan ini tidak dapat mengembalikan: hasilnya hanya satu.")
        if needs_reason(sop, step, step.outcomes[0]):
            yield (
                f"{place}, lanjut",
                say(
                    "Hasil pertama “%(outcome)s” kembali; hasil pertama biasanya jalan lurus.", outcome=step.outcomes[0]
                ),
            )
        if step.work == "disposisi" and not step.addressees:
            yield f"{place}, kepada", say("Disposisi ini tidak ditujukan kepada siapa pun.")


def _prints_another_time(step: Step, duration: Duration) -> bool:
    """Only where the printed text can be read at all; a longer wording is taken as it is."""
    try:
        return read_duration(step.duration_printed) != duration
    except ValueError:
        return False


def _quarters(sop: Sop) -> Iterator[tuple[str, str]]:
    for number in QUARTER_NUMBERS:
        if first_step(sop, number) is None:
            yield (
                "langkah",
                say("Tidak ada langkah yang berlaku ketika data triwulan ke-%(number)s dikumpulkan.", number=number),
            )
