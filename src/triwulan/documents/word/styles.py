"""The styles and lists of every DOCX: named as the word processor names its own, so that an office can go on working."""

from collections.abc import Mapping
from xml.sax.saxutils import escape

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from triwulan.documents.imprint import Look

BOX_FONT = "Segoe UI Symbol"
NUMBERED = {"isi": 1, "lampiran": 2, "lembar": 3}
"""Lists of the headings, by the part of a paper."""
BULLET, DECIMAL, LETTER = 4, 5, 6
"""Abstract lists; each list in the text gets a number of its own, so that it starts anew."""
FIRST_FREE = 20

_NORMAL = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>'
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>'
    "</w:tblCellMar></w:tblPr></w:style>"
)
_CENTRE = '<w:jc w:val="center"/>'


def write_styles(document: Document, lists: Mapping[int, int], look: Look, *, book: bool) -> None:
    """`lists` maps the number of each list in the text to its abstract list."""
    _replace(document, RELATIONSHIP_TYPE.STYLES, _styles(look, book=book))
    _replace(document, RELATIONSHIP_TYPE.NUMBERING, _numbering(lists))


def _replace(document: Document, kind: str, xml: str) -> None:
    document.part.part_related_by(kind)._element = parse_xml(xml)  # type: ignore[attr-defined]


def _style(
    name: str,
    shown: str,
    paragraph: str = "",
    text: str = "",
    *,
    based: str = "Normal",
    after: str = "Normal",
    level: int = 0,
) -> str:
    outline = f'<w:outlineLvl w:val="{level - 1}"/>' if level else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/><w:basedOn w:val="{based}"/>'
        f'<w:next w:val="{after}"/><w:qFormat/><w:pPr>{paragraph}{outline}</w:pPr><w:rPr>{text}</w:rPr></w:style>'
    )


def _twips(millimetres: float) -> int:
    return round(millimetres / 25.4 * 1440)


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def _spacing(before: int, after: int, line: int = 240) -> str:
    """Twentieths of a point; the line in 240ths of a line."""
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="{line}" w:lineRule="auto"/>'


def _styles(look: Look, *, book: bool) -> str:
    font, right = escape(look.docx_font, {'"': "&quot;"}), _twips(look.text_mm)
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:cs="{font}" w:eastAsia="{font}"/>'
    chapter = _CENTRE if book else ""
    head = "<w:keepNext/><w:keepLines/>"
    dots = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{right}"/></w:tabs>'
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(12)}<w:lang w:val="id-ID" w:eastAsia="id-ID"/></w:rPr>'
        f"</w:rPrDefault><w:pPrDefault><w:pPr>{_spacing(0, 0)}</w:pPr></w:pPrDefault></w:docDefaults>"
    )
    styles = [
        defaults,
        _NORMAL,
        _TABLE,
        _style("BodyText", "Body Text", _spacing(0, 120, 324) + '<w:ind w:firstLine="624"/><w:jc w:val="both"/>'),
        _style("Title", "Title", f"{head}{_spacing(200, 0)}{_CENTRE}", f"<w:b/><w:caps/>{_size(14)}"),
        _style("Cover", "Sampul", f"{_spacing(0, 0)}{_CENTRE}", f"<w:caps/>{_size(16)}"),
        _style(
            "Heading1", "heading 1", f"{head}{_spacing(240, 240 if book else 120)}{chapter}",
            f"<w:b/>{'<w:caps/>' if book else ''}{_size(14 if book else 12)}", after="BodyText", level=1,
        ),
        *(
            _style(f"Heading{i}", f"heading {i}", head + _spacing(200, 120), f"<w:b/>{_size(12)}", after="BodyText", level=i)
            for i in (2, 3, 4)
        ),
        _style("Caption", "caption", f"{_spacing(120, 60)}{_CENTRE}", _size(10.5)),
        _style("TableText", "Isi Tabel", _spacing(20, 20), _size(9.5)),
        _style("Spacer", "Jarak", '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>', _size(1)),
        _style("Source", "Sumber", _spacing(40, 200), _size(8.5)),
        _style("ListParagraph", "List Paragraph", _spacing(0, 60, 300)),
        _style("Header", "header", "", _size(8.5)),
        _style("Footer", "footer", f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>', _size(8.5)),
        _style("TOCHeading", "TOC Heading", f"{head}<w:pageBreakBefore/>{_spacing(240, 240)}{_CENTRE}", f"<w:b/><w:caps/>{_size(14)}"),
        _style("TOC1", "toc 1", dots + _spacing(100, 40), "<w:b/>"),
        _style("TOC2", "toc 2", dots + _spacing(0, 40) + '<w:ind w:left="340"/>'),
        _style("TOC3", "toc 3", dots + _spacing(0, 40) + '<w:ind w:left="680"/>'),
        _style("TableofFigures", "table of figures", dots + _spacing(0, 40)),
    ]  # fmt: skip
    return f"<w:styles {nsdecls('w')}>{''.join(styles)}</w:styles>"


def _numbering(lists: Mapping[int, int]) -> str:
    chapters = _levels(("upperRoman", "BAB %1"), ("upperLetter", "%2."), ("decimal", "%3."), ("lowerLetter", "%4."))
    annexes = _levels(("decimal", "LAMPIRAN %1"), ("upperLetter", "%2."), ("decimal", "%3."), ("lowerLetter", "%4."))
    sheet = _levels(("upperLetter", "%1."), ("decimal", "%2."), ("lowerLetter", "%3."), ("lowerLetter", "%4."))
    abstract = {1: chapters, 2: annexes, 3: sheet}
    abstract |= {BULLET: _item("bullet", "•"), DECIMAL: _item("decimal", "%1."), LETTER: _item("lowerLetter", "%1.")}
    kinds = "".join(
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="multilevel"/>{levels}</w:abstractNum>'
        for number, levels in abstract.items()
    )
    used = {number: number for number in abstract} | dict(lists)
    instances = "".join(
        f'<w:num w:numId="{number}"><w:abstractNumId w:val="{kind}"/>'
        + ('<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if number >= FIRST_FREE else "")
        + "</w:num>"
        for number, kind in used.items()
    )
    return f"<w:numbering {nsdecls('w')}>{kinds}{instances}</w:numbering>"


def _levels(*levels: tuple[str, str]) -> str:
    """The first level of a book stands alone above its title; the others hang before theirs."""
    return "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        + ('<w:suff w:val="space"/>' if len(text) > 3 else "")  # noqa: PLR2004 - "BAB %1" against "A."
        + f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr>'
        + ('<w:ind w:left="0" w:firstLine="0"/>' if len(text) > 3 else '<w:ind w:left="397" w:hanging="397"/>')  # noqa: PLR2004
        + "</w:pPr></w:lvl>"
        for i, (form, text) in enumerate(levels)
    )


def _item(form: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="510" w:hanging="397"/></w:pPr></w:lvl>'
    )
