"""Elements of WordprocessingML, built directly: python-docx's own table cells are found anew at each access (quadratic).

Lengths are millimetres, type sizes points; children stand in the order that the schema asks for.
"""

from collections.abc import Iterable

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml.etree import _Element

from triwulan.documents.blocks import Run, Text, runs_of
from triwulan.documents.typesetting.glyphs import plain

Element = _Element
TWIPS_PER_MM = 1440 / 25.4
EMU_PER_MM = 36000


def twips(millimetres: float) -> int:
    return round(millimetres * TWIPS_PER_MM)


def el(tag: str, /, *children: Element, **attributes: str | int) -> Element:
    """`el("w:jc", val="center")`; an attribute belongs to the tag's own namespace; "r_id" is r:id."""
    made: Element = OxmlElement(tag)
    prefix = tag.split(":", maxsplit=1)[0]
    for key, value in attributes.items():
        made.set(qn(key.replace("_", ":", 1) if "_" in key else f"{prefix}:{key}"), str(value))
    made.extend(children)
    return made


def run(
    text: str, *, bold: bool = False, italic: bool = False, caps: bool = False, points: float | None = None,
    underline: bool = False, font: str = "",
) -> Element:  # fmt: skip
    marks: list[Element] = []
    if font:
        marks.append(el("w:rFonts", ascii=font, hAnsi=font, cs=font))
    marks += [el("w:b")] if bold else []
    marks += [el("w:i")] if italic else []
    marks += [el("w:caps")] if caps else []
    if points is not None:
        marks += [el("w:sz", val=round(points * 2)), el("w:szCs", val=round(points * 2))]
    marks += [el("w:u", val="single")] if underline else []
    made = el("w:r", *([el("w:rPr", *marks)] if marks else []))
    for i, line in enumerate(plain(text).split("\n")):
        if i:
            made.append(el("w:br"))
        made.append(_words(line))
    return made


def tab() -> Element:
    return el("w:r", el("w:tab"))


def runs(text: Text, *, bold: bool = False, points: float | None = None) -> list[Element]:
    return [_run(found, bold=bold, points=points) for found in runs_of(text)]


def _run(found: Run, *, bold: bool, points: float | None) -> Element:
    return run(found.text, bold=bold or found.bold, italic=found.italic, points=points)


def _words(line: str) -> Element:
    made = el("w:t")
    made.text = line
    made.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return made


def paragraph(
    content: Iterable[Element] = (), *, style: str = "", keep_next: bool = False, page_break: bool = False,
    number: tuple[int, int] | None = None, frame: str = "", shade: str = "", tabs: Iterable[tuple[float, str, str]] = (),
    before: float | None = None, after: float | None = None, left: float | None = None, first: float | None = None,
    align: str = "",
) -> Element:  # fmt: skip
    """`number` (list, level); `frame` "box", "left" or "bottom"; `tabs` (millimetres, alignment, leader); `align` as in w:jc."""
    marks: list[Element] = []
    marks += [el("w:pStyle", val=style)] if style else []
    marks += [el("w:keepNext")] if keep_next else []
    marks += [el("w:pageBreakBefore")] if page_break else []
    if number is not None:
        marks.append(el("w:numPr", el("w:ilvl", val=number[1]), el("w:numId", val=number[0])))
    marks += [_frame(frame)] if frame else []
    marks += [el("w:shd", val="clear", color="auto", fill=shade)] if shade else []
    stops = [el("w:tab", val=kind, leader=leader or "none", pos=twips(at)) for at, kind, leader in tabs]
    marks += [el("w:tabs", *stops)] if stops else []
    spacing = {name: twips(value) for name, value in (("before", before), ("after", after)) if value is not None}
    marks += [el("w:spacing", **spacing)] if spacing else []
    indent = {} if left is None else {"left": twips(left)}
    if first is not None:
        indent["firstLine" if first >= 0 else "hanging"] = twips(abs(first))
    marks += [el("w:ind", **indent)] if indent else []
    marks += [el("w:jc", val=align)] if align else []
    return el("w:p", *([el("w:pPr", *marks)] if marks else []), *content)


def spacer(after: float = 0.0, *, frame: str = "") -> Element:
    """A paragraph that takes no room of its own: the format wants one after a table and at a section's end."""
    return paragraph(style="Spacer", after=after or None, frame=frame)


def _frame(kind: str) -> Element:
    sides = {"box": ("top", "left", "bottom", "right"), "left": ("left",), "bottom": ("bottom",)}[kind]
    size = 16 if kind == "left" else 6
    return el("w:pBdr", *(el(f"w:{side}", val="single", sz=size, space=4, color="000000") for side in sides))


def field(instruction: str, shown: Iterable[Element], *, dirty: bool = False) -> list[Element]:
    """A field with the text it shows until someone updates it."""
    begin = el("w:fldChar", fldCharType="begin", **({"dirty": "true"} if dirty else {}))
    code = el("w:instrText")
    code.text = f" {instruction} "
    code.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return [
        el("w:r", begin),
        el("w:r", code),
        el("w:r", el("w:fldChar", fldCharType="separate")),
        *shown,
        el("w:r", el("w:fldChar", fldCharType="end")),
    ]


def bookmark(name: str, number: int, content: Iterable[Element]) -> list[Element]:
    return [el("w:bookmarkStart", id=number, name=name), *content, el("w:bookmarkEnd", id=number)]


def link(name: str, content: Iterable[Element]) -> Element:
    return el("w:hyperlink", *content, anchor=name, history=1)
