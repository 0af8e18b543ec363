"""Narrative passage by passage: how the one field's text is cut into what an editor shows, and joined again.

Blank lines part passages. "- " and "1. " make lists, "## " a sub-heading, lines of "| a | b |" a table, with
"Tabel: judul" above it where it has one. What a word processor puts on the clipboard reads the same: bullets with a tab
behind them, cells with tabs between them. A picture is a passage of labelled lines that ends with its file:

    Gambar: Rapat koordinasi
    Teks pengganti: Sepuluh orang duduk mengelilingi meja
    Berkas: <SHA-256>
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

PassageKind = Literal["judul", "paragraf", "butir", "angka", "tabel", "gambar"]

_DASH = re.compile(r"[-–•·▪●\uf0b7o](?:\t\s*)|[-–•] ")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+")
_HEADING = "## "
_SPACES = re.compile(r"[ \t\r\n\f\v]+")
_RULE = re.compile(r"[\s|:-]+")
_TABLE, _PICTURE, _ALT, _SOURCE, _FILE = "Tabel:", "Gambar:", "Teks pengganti:", "Sumber:", "Berkas:"
_SHA256 = re.compile(r"[0-9a-f]{64}")
_LEAST_OF_PICTURE, _LEAST_OF_TABLE = 2, 2


@dataclass(frozen=True)
class Passage:
    """`text` of a heading or paragraph, `items` of a list, `rows` of a table (the first is its head), the rest a picture's.

    `caption` is a table's or a picture's; `alt` says what is to be seen to whoever cannot see it.
    """

    kind: PassageKind
    text: str = ""
    items: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    caption: str = ""
    alt: str = ""
    source: str = ""
    sha256: str = ""

    @property
    def is_empty(self) -> bool:
        return not any((self.text.strip(), any(self.items), any(map(any, self.rows)), self.sha256))


def passages(text: str) -> tuple[Passage, ...]:
    return tuple(passage for lines in _stretches(text) for passage in _passages(lines))


def written(found: Iterable[Passage]) -> str:
    """The text that `passages` reads back; empty ones are left out."""
    return "\n\n".join(_text(passage) for passage in found if not passage.is_empty)


def pictures_in(text: str) -> tuple[Passage, ...]:
    return tuple(passage for passage in passages(text) if passage.kind == "gambar")


def rows_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Cells as typed or pasted into a table's field: parted by "|" or tabs, a row on each line, filled to one width."""
    rows = []
    for line in text.splitlines():
        if line.strip() and not (_RULE.fullmatch(line) and "-" in line):
            cut = line.split("\t") if "\t" in line else line.strip().strip("|").split("|")
            rows.append(tuple(cell.strip() for cell in cut))
    return _even(rows)


def _stretches(text: str) -> list[list[str]]:
    found: list[list[str]] = [[]]
    for line in text.strip().splitlines():
        if line.strip():
            found[-1].append(line.strip())
        elif found[-1]:
            found.append([])
    return [lines for lines in found if lines]


def _passages(lines: Sequence[str]) -> Iterator[Passage]:
    """A sub-heading may stand right above its text."""
    if lines[0].startswith(_HEADING):
        yield Passage("judul", lines[0].removeprefix(_HEADING).strip())
        lines = lines[1:]
    if lines:
        yield _picture(lines) or _list(lines) or _table(lines) or Passage("paragraf", "\n".join(lines))


def _list(lines: Sequence[str]) -> Passage | None:
    if all(_DASH.match(line) for line in lines):
        return Passage("butir", items=tuple(_DASH.sub("", line, count=1).strip() for line in lines))
    if [_number(line) for line in lines] == list(range(1, len(lines) + 1)) and len(lines) > 1:
        return Passage("angka", items=tuple(_NUMBER.sub("", line, count=1).strip() for line in lines))
    return None


def _number(line: str) -> int:
    found = _NUMBER.match(line)
    return int(found.group(1)) if found else 0


def _table(lines: Sequence[str]) -> Passage | None:
    caption = lines[0].removeprefix(_TABLE).strip() if lines[0].startswith(_TABLE) else ""
    rows = _rows(lines[1:] if caption else lines)
    return Passage("tabel", rows=_even(rows), caption=caption) if len(rows) >= _LEAST_OF_TABLE else None


def _rows(lines: Sequence[str]) -> list[tuple[str, ...]]:
    """Nothing where the lines are no table; the line of dashes under a head says nothing."""
    if all(line.startswith("|") and line.endswith("|") and len(line) > 1 for line in lines):
        kept = [line for line in lines if not _RULE.fullmatch(line)]
        return [tuple(cell.strip() for cell in line[1:-1].split("|")) for line in kept]
    if all("\t" in line for line in lines):
        return [tuple(cell.strip() for cell in line.split("\t")) for line in lines]
    return []


def _even(rows: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
    width = max((len(row) for row in rows), default=0)
    return tuple((*row, *[""] * (width - len(row))) for row in rows)


def _picture(lines: Sequence[str]) -> Passage | None:
    sha256 = lines[-1].removeprefix(_FILE).strip()
    begun = lines[0].startswith(_PICTURE) and lines[-1].startswith(_FILE) and len(lines) >= _LEAST_OF_PICTURE
    if not begun or not _SHA256.fullmatch(sha256):
        return None
    made = Passage("gambar", caption=lines[0].removeprefix(_PICTURE).strip(), sha256=sha256)
    for line in lines[1:-1]:
        if line.startswith(_ALT):
            made = replace(made, alt=line.removeprefix(_ALT).strip())
        elif line.startswith(_SOURCE):
            made = replace(made, source=line.removeprefix(_SOURCE).strip())
    return made


def _text(passage: Passage) -> str:
    match passage.kind:
        case "judul":
            return _HEADING + _line(passage.text)
        case "butir":
            return "\n".join(f"- {_line(item)}" for item in passage.items if item.strip())
        case "angka":
            kept = [_line(item) for item in passage.items if item.strip()]
            return "\n".join(f"{number}. {item}" for number, item in enumerate(kept, 1))
        case "tabel":
            rows = [" | ".join(_line(cell).replace("|", "¦") for cell in row) for row in passage.rows]
            head = [f"{_TABLE} {_line(passage.caption)}"] if passage.caption.strip() else []
            return "\n".join([*head, *(f"| {row} |" for row in rows)])
        case "gambar":
            source = [f"{_SOURCE} {_line(passage.source)}"] if passage.source.strip() else []
            told = [f"{_PICTURE} {_line(passage.caption)}", f"{_ALT} {_line(passage.alt)}", *source]
            return "\n".join([*told, f"{_FILE} {passage.sha256}"])
        case _:
            return passage.text.strip()


def _line(text: str) -> str:
    """What was several lines is one; a space that must not break stays one."""
    return _SPACES.sub(" ", text).strip()
