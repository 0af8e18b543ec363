"""Table of contents and the lists of tables and figures, as fields that already show their lines."""

from triwulan.documents.blocks import Contents
from triwulan.documents.outline import Entry, entries
from triwulan.documents.typesetting.call import places
from triwulan.documents.typesetting.data import typst_data
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
    pages = places("naskah.typ", typst_data(writer.paper))
    made: list[Element] = []
    for title, kind, instruction in _LISTS:
        of_kind = [row for row in found if row[1].kind == kind]
        lines = [
            _line(number, entry, page)
            for (number, entry), page in zip(of_kind, pages[kind], strict=True)
            if entry.level <= DEEPEST
        ]
        if lines:
            made.append(paragraph([run(title)], style="TOCHeading"))
            made += _list(instruction, lines)
    return made


def _list(instruction: str, lines: list[Element]) -> list[Element]:
    """The field begins in the first line, after its style, and ends after the last."""
    for i, part in enumerate(field(instruction, [])[:3]):
        lines[0].insert(1 + i, part)
    lines[-1].append(el("w:r", el("w:fldChar", fldCharType="end")))
    return lines


def _line(number: int, entry: Entry, page: str) -> Element:
    style = f"TOC{entry.level}" if entry.kind == "judul" else "TableofFigures"
    words = f"{entry.label} {entry.text}".strip()
    shown = field(f"PAGEREF {entry_name(number)} \\h", [run(page)])
    return paragraph([link(entry_name(number), [run(words), tab(), *shown])], style=style)
