"""The region's coat of arms comes from outside and stands on every paper and page: a drawing, and nothing but one."""

import re
from typing import NoReturn
from xml.etree import ElementTree as ET  # no entities are declared: DOCTYPE is refused before parsing

from django.utils.translation import gettext_lazy as _

from triwulan.organisations.refusals import OrganisationRefused

MAX_CHARACTERS = 300_000

_ELEMENTS = frozenset(
    [
        "svg",
        "g",
        "path",
        "rect",
        "circle",
        "ellipse",
        "line",
        "polyline",
        "polygon",
        "defs",
        "use",
        "symbol",
        "title",
        "desc",
        "metadata",
        "clipPath",
        "mask",
        "linearGradient",
        "radialGradient",
        "stop",
        "pattern",
        "text",
        "tspan",
    ]
)
_OUTSIDE = re.compile(r"url\(\s*['\"]?(?!#)|@import|javascript:|expression\(", re.IGNORECASE)


def check_crest(svg: str) -> None:
    """OrganisationRefused for scripts, links, embedded pictures and anything that reaches outside the drawing."""
    if len(svg) > MAX_CHARACTERS:
        _refuse(_("Gambar lambang terlalu besar; sederhanakan hingga di bawah 300 kB."))
    if "<!DOCTYPE" in svg.upper() or "<!ENTITY" in svg.upper():
        _refuse(_("Gambar lambang memuat deklarasi DOCTYPE. Simpan ulang sebagai “SVG polos”."))
    try:
        root = ET.fromstring(svg)  # noqa: S314 - without a DOCTYPE there is no entity to expand
    except ET.ParseError:
        _refuse(_("Gambar lambang bukan berkas SVG yang utuh."))
    if _local(root.tag) != "svg":
        _refuse(_("Gambar lambang bukan berkas SVG yang utuh."))
    for element in root.iter():
        _check(element)


def _check(element: "ET.Element") -> None:
    tag = _local(element.tag)
    # Inkscape's own remarks carry a namespace and draw nothing.
    if tag not in _ELEMENTS and not (tag and "inkscape" in str(element.tag)) and "sodipodi" not in str(element.tag):
        _refuse(
            _("Gambar lambang memuat “%s”. Hanya bentuk dan teks yang boleh; simpan ulang sebagai “SVG polos”.") % tag
        )
    for name, value in element.attrib.items():
        local = _local(name).lower()
        outside = local in {"href", "src"} and not value.startswith("#")
        if local.startswith("on") or outside or _OUTSIDE.search(value):
            _refuse(_("Gambar lambang memuat skrip atau tautan keluar. Simpan ulang sebagai “SVG polos”."))


def _local(name: object) -> str:
    """Comments and processing instructions have a function for a tag, and no name."""
    return name.rsplit("}", 1)[-1] if isinstance(name, str) else ""


def _refuse(sentence: object) -> NoReturn:
    raise OrganisationRefused(sentence, "crest_svg")
