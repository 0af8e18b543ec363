"""Table of contents and the lists of tables and figures, as fields that already show their lines."""

from triwulan.documents.blocks import Contents
from triwulan.documents.outline import Entry, entries
from triwulan.documents.word.writer import Writer, entry_name, write
from triwulan.documents.word.xml import Element, el, field, link, paragraph, run, tab

DEEPEST = 3
_LISTS = (
    ("Daftar Isi", "judul", f'TOC \\o "1-{DEEPEST}" \\h \\z \\u'),
    ("Daftar Tabel", "Tabel", 'TOC \\h \\z \\c "Tabel"'),
    ("Daftar Gambar", "Gambar", 'TOC \\h \\z \\c "Gambar"'),
)


@write.register
def _(_block: Contents, writer: Writer) -> list[Element]:
    found = list(enumerate(entries(writer.paper.blocks), 1))
    made: list[Element] = []
    for title, kind, instruction in _LISTS:
        lines = [(number, entry) for number, entry in found if entry.kind == kind and entry.level <= DEEPEST]
        if lines:
            made.append(paragraph([run(title)], style="TOCHeading"))
            made += _list(instruction, lines)
    return made


def _list(instruction: str, lines: list[tuple[int, Entry]]) -> list[Element]:
    """The field begins in the first line and ends after the last."""
    opening, ending = field(instruction, [])[:3], el("w:r", el("w:fldChar", fldCharType="end"))
    made = [_line(number, entry) for number, entry in lines]
    at = 1 if made[0].find(".//w:pPr", made[0].nsmap) is not None else 0
    for i, part in enumerate(opening):
        made[0].insert(at + i, part)
    made[-1].append(ending)
    return made


def _line(number: int, entry: Entry) -> Element:
    style = f"TOC{entry.level}" if entry.kind == "judul" else "TableofFigures"
    words = f"{entry.label} {entry.text}".strip()
    page = field(f"PAGEREF {entry_name(number)} \\h", [run("…")], dirty=True)
    return paragraph([link(entry_name(number), [run(words), tab(), *page])], style=style)
