"""The chosen entries as CSV, for a spreadsheet; sent in batches, so that a long record needs no memory."""

import csv
import io
from collections.abc import Iterator
from itertools import islice
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils import translation
from django_scopes import scope

from triwulan.audit.models import Entry
from triwulan.exchange.sheets.write import harmless
from triwulan.organisations.models import Agency
from triwulan.web.record.rows import Names, names_in, row_of

BATCH = 500
COLUMNS = (
    "rantai",
    "nomor",
    "waktu",
    "oleh",
    "jabatan",
    "tindakan",
    "kalimat",
    "tentang",
    "objek",
    "siklus",
    "sidik",
)


def sheet(found: QuerySet[Entry], agency: Agency, person: object) -> Iterator[bytes]:
    """Sent after the request's scope and language have ended, so it opens them again for each batch."""
    language = translation.get_language() or "id"
    entries = found.iterator(chunk_size=BATCH)
    yield b"\xef\xbb\xbf" + _written([COLUMNS])
    while batch := list(islice(entries, BATCH)):
        with scope(government=agency.government_id, agency=agency), translation.override(language):
            names = names_in(batch, agency, person)
            yield _written([_cells(entry, names, agency) for entry in batch])


def _cells(entry: Entry, names: Names, agency: Agency) -> tuple[str, ...]:
    row = row_of(entry, names, administrator=False)
    at = entry.at.astimezone(ZoneInfo(agency.time_zone)).isoformat(sep=" ", timespec="seconds")
    about, cycle = str(entry.subject_id), str(entry.cycle_id or "")
    told = (entry.chain, str(entry.number), at, row.who, row.position, entry.action, row.sentence, row.object)
    return (*map(harmless, told), about, cycle, entry.digest)


def _written(lines: "list[tuple[str, ...]]") -> bytes:
    file = io.StringIO()
    csv.writer(file, delimiter=";").writerows(lines)
    return file.getvalue().encode()
