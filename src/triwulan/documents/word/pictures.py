"""Drawings in a DOCX: PNG, because older word processors show no SVG; the structure's drawing also as the vector it is."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.parts.story import StoryPart

from triwulan.documents import charts
from triwulan.documents.blocks import Chart, Cover, Drawing
from triwulan.documents.content import Paper
from triwulan.documents.crest import crest_svg
from triwulan.documents.outline import walk
from triwulan.documents.qr import qr_svg
from triwulan.documents.typesetting.call import rasterise
from triwulan.documents.typesetting.glyphs import plain
from triwulan.documents.word.xml import EMU_PER_MM, Element, el

DRAFT = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><text x="200" y="200" transform="rotate(-50 200 200)" '
    'text-anchor="middle" dominant-baseline="middle" font-family="Libertinus Serif" font-weight="bold" font-size="120" '
    'letter-spacing="8" fill="#e9e9e9">DRAFT</text></svg>'
)
COVER_ALT = "Gambar sampul"
_SVG_EXTENSION = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
_NAMESPACES = nsdecls("wp", "a", "pic", "r", "w")


def svg_of(block: Chart | Drawing) -> str:
    return charts.draw(block.data, block.alt) if isinstance(block, Chart) else block.svg


@dataclass
class Pictures:
    """All of a paper's drawings, made in one call of the typesetter."""

    document: Document
    pngs: dict[str, bytes]
    count: int = 0
    part: StoryPart | None = None
    """Where pictures go; the text, unless a header is being written."""
    vectors: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def into(self, part: StoryPart) -> Iterator[None]:
        self.part = part
        try:
            yield
        finally:
            self.part = None

    def inline(self, svg: str, width: float, alt: str, *, vector: bool = False) -> Element:
        """A run with the picture, `width` millimetres wide."""
        anchor, height, blip = self._placed(svg, width, vector=vector)
        return _run(
            f'<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{anchor}" cy="{height}"/>'
            f"{self._properties(alt)}{_graphic(blip, anchor, height, self.count)}</wp:inline>"
        )

    def within(self, svg: str, width: float, height: float, alt: str) -> Element:
        """As large as both allow, in millimetres."""
        _relation, image = self.document.part.get_or_add_image(io.BytesIO(self.pngs[svg]))
        return self.inline(svg, min(width, height * image.px_width / image.px_height), alt)

    def floating(self, svg: str, width: float, height: float, alt: str) -> Element:
        """A run with the picture as a vector, in millimetres, over its paragraph's corner; it takes no room of its own."""
        across, _, blip = self._placed(svg, width, vector=True)
        down = round(height * EMU_PER_MM)
        return _run(
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" locked="0" '
            'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="column"><wp:posOffset>0</wp:posOffset></wp:positionH>'
            '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
            f'<wp:extent cx="{across}" cy="{down}"/><wp:wrapNone/>'
            f"{self._properties(alt)}{_graphic(blip, across, down, self.count)}</wp:anchor>"
        )

    def watermark(self) -> Element:
        """DRAFT behind the text of every page that has this header."""
        width, height, blip = self._placed(DRAFT, 150, vector=False)
        return _run(
            '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="0" behindDoc="1" locked="1" '
            'layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
            '<wp:positionH relativeFrom="page"><wp:align>center</wp:align></wp:positionH>'
            '<wp:positionV relativeFrom="page"><wp:align>center</wp:align></wp:positionV>'
            f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapNone/>'
            f"{self._properties('DRAFT')}{_graphic(blip, width, height, self.count)}</wp:anchor>"
        )

    def _placed(self, svg: str, width: float, *, vector: bool) -> tuple[int, int, str]:
        relation, image = (self.part or self.document.part).get_or_add_image(io.BytesIO(self.pngs[svg]))
        across = round(width * EMU_PER_MM)
        self.count += 1
        extension = ""
        if vector:
            extension = (
                f'<a:extLst><a:ext uri="{_SVG_EXTENSION}"><asvg:svgBlip '
                'xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
                f'r:embed="{self._vector(svg)}"/></a:ext></a:extLst>'
            )
        blip = f'<a:blip r:embed="{relation}">{extension}</a:blip>'
        return across, round(across * image.px_height / image.px_width), blip

    def _vector(self, svg: str) -> str:
        if svg not in self.vectors:
            name = PackURI(f"/word/media/drawing{len(self.vectors) + 1}.svg")
            part = Part(name, "image/svg+xml", svg.encode("utf-8"), self.document.part.package)
            self.vectors[svg] = self.document.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
        return self.vectors[svg]

    def _properties(self, alt: str) -> str:
        made = el("wp:docPr")
        made.set("id", str(self.count))
        made.set("name", f"Gambar {self.count}")
        made.set("descr", plain(alt))
        return _text(made)


def gather(document: Document, paper: Paper) -> Pictures:
    wanted = [svg_of(block) for block in walk(paper.blocks) if isinstance(block, Chart | Drawing)]
    wanted += [qr_svg(paper.verification.url), crest_svg(paper.letterhead.crest)]
    wanted += [DRAFT] if paper.draft else []
    bound = any(isinstance(block, Cover) for block in paper.blocks)
    wanted += [paper.letterhead.look.cover] if bound and paper.letterhead.look.cover else []
    different = tuple(dict.fromkeys(wanted))
    return Pictures(document, dict(zip(different, rasterise(different), strict=True)))


def _graphic(blip: str, width: int, height: int, number: int) -> str:
    return (
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="Gambar {number}"/><pic:cNvPicPr/></pic:nvPicPr>'
        f"<pic:blipFill>{blip}<a:stretch><a:fillRect/></a:stretch></pic:blipFill>"
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
    )


def _run(drawing: str) -> Element:
    return parse_xml(f"<w:r {_NAMESPACES}><w:drawing>{drawing}</w:drawing></w:r>")


def _text(element: Element) -> str:
    from lxml.etree import tostring  # inline: the one use

    return tostring(element, encoding="unicode")
