"""The cells of a table's text: its letters, what divides them, and where each record began."""

import csv
import io
import re

from triwulan.core.published.columns import looks_like_heading
from triwulan.core.sentences import say

_BOMS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"), (b"\xef\xbb\xbf", "utf-8-sig"))
_PACKED = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")
_SEPARATORS = "\t;,|"
# How far below titles and letterheads a heading is looked for.
TITLE_LINES = 15
_COLUMN_LIMIT = 200


class TableUnreadable(ValueError):
    """Carries one sentence."""


def decode(content: bytes) -> str:
    """TableUnreadable for what is no text."""
    if content.startswith(_PACKED):
        raise TableUnreadable(say("Berkas ini bukan CSV. Simpan dari lembar kerja sebagai “CSV UTF-8”."))
    told = [name for mark, name in _BOMS if content.startswith(mark)] or _unmarked(content)
    for encoding in told or ["utf-8", "cp1252", "latin-1"]:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        return text
    raise TableUnreadable(say("Berkas ini bukan CSV. Simpan dari lembar kerja sebagai “CSV UTF-8”."))


def _unmarked(content: bytes) -> list[str]:
    """UTF-16 without its mark: every second byte of what a table begins with is nought."""
    begun = content[:64]
    if len(begun) < 4 or len(content) % 2:  # noqa: PLR2004 - two letters tell nothing yet
        return []
    nought = (not any(begun[1::2]), not any(begun[::2]))
    return {(True, False): ["utf-16-le"], (False, True): ["utf-16-be"]}.get(nought, [])


def read_records(text: str) -> list[tuple[int, list[str]]]:
    text, marked = _without_mark(text)
    separator = marked or _separator(text)
    if not separator:
        lines = enumerate(text.splitlines(), start=1)
        return [(number, re.split(r"\s{2,}", line.strip())) for number, line in lines]
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=separator != "\t")
    records, last = [], 0
    try:
        for cells in reader:
            records.append((last + 1 + bool(marked), cells))
            last = reader.line_num
    except csv.Error as error:
        if "limit" in str(error):
            raise TableUnreadable(
                say("Sel sesudah baris %(row)s terlalu panjang untuk sebuah tabel.", row=last)
            ) from error
        raise TableUnreadable(
            say("Tabel tidak terbaca sebagai CSV sesudah baris %(row)s: periksa tanda kutipnya.", row=last)
        ) from error
    if max((len(cells) for _number, cells in records), default=0) > _COLUMN_LIMIT:
        raise TableUnreadable(say("Tabel lebih lebar dari %(most)s kolom.", most=_COLUMN_LIMIT))
    return records


def _without_mark(text: str) -> tuple[str, str]:
    """Excel's own first line, "sep=;"."""
    match = re.match(r"sep=(.)\r?\n", text)
    return (text[match.end() :], match[1]) if match else (text, "")


def _separator(text: str) -> str:
    """Of the line that looks like a heading, else of the first, where a comma between digits separates nothing."""
    lines = [line for line in text.splitlines()[:TITLE_LINES] if line.strip()]
    heading = next((line for line in lines if looks_like_heading([line])), None)
    chosen = heading or re.sub(r"(?<=\d),(?=\d)", "", lines[0] if lines else "")
    best = max(_SEPARATORS, key=chosen.count)
    if chosen.count(best):
        return best
    return "\t" if any("\t" in line for line in lines) else ""
