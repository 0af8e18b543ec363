"""The matrix's marks as SVG: classes only, no inline style, so that a strict content policy holds."""

from collections.abc import Iterable, Sequence
from html import escape

from triwulan.core.flow.geometry import Point
from triwulan.core.flow.labels import Label
from triwulan.core.flow.lines import Line
from triwulan.core.flow.place import PlacedSymbol


def num(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".")


def tag(name: str, body: str | None = None, **attributes: str | float | None) -> str:
    """`class_` and `text_anchor` become class and text-anchor; None leaves an attribute out."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(value) if isinstance(value, str) else num(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}/>" if body is None else f"<{name}{written}>{body}</{name}>"


def words(x: float, y: float, content: str, css: str = "", anchor: str | None = None) -> str:
    return tag("text", escape(content), class_=css or None, x=x, y=y, text_anchor=anchor)


def path(points: Sequence[Point], *, closed: bool = False) -> str:
    return "M" + "L".join(f"{num(x)} {num(y)}" for x, y in points) + ("z" if closed else "")


def symbol(placed: PlacedSymbol, css: str = "fm-sym", grow: float = 0.0) -> str:
    """:param grow: how far the outline lies outside the symbol's own, or inside: the current step has a halo around it."""
    x0, y0, x1, y1 = placed.box
    x0, y0, x1, y1 = x0 - grow, y0 - grow, x1 + grow, y1 + grow
    if placed.kind in ("capsule", "box"):
        radius = min(x1 - x0, y1 - y0) / 2 if placed.kind == "capsule" else None
        return tag("rect", class_=css, x=x0, y=y0, width=x1 - x0, height=y1 - y0, rx=radius)
    return tag("path", class_=css, d=path(outline(placed, grow), closed=True))


def outline(placed: PlacedSymbol, grow: float = 0.0) -> list[Point]:
    """The corners of a diamond or a pentagon."""
    x0, y0, x1, y1 = placed.box
    x0, y0, x1, y1 = x0 - grow * 1.3, y0 - grow, x1 + grow * 1.3, y1 + grow
    if placed.kind == "diamond":
        return [(placed.x, y0), (x1, placed.y), (placed.x, y1), (x0, placed.y)]
    shoulder = 0.4 * (y1 - y0)
    if placed.kind == "pentagon-up":
        return [(x0, y1), (x0, y0 + shoulder), (placed.x, y0), (x1, y0 + shoulder), (x1, y1)]
    return [(x0, y0), (x1, y0), (x1, y1 - shoulder), (placed.x, y1), (x0, y1 - shoulder)]


def line(drawn: Line, state: str | None = None) -> str:
    d = "".join(path(piece) for piece in drawn.pieces)
    body = tag("path", class_="fm-arrow", data_at=state, d=d)
    return (
        body
        if drawn.head is None
        else body + tag("path", class_="fm-tip", data_at=state, d=path(drawn.head, closed=True))
    )


def label(placed: Label) -> str:
    return words(placed.x, placed.y + placed.height * 0.8, placed.text, "fm-s")


def rule(x1: float, y1: float, x2: float, y2: float, css: str = "fm-grid") -> str:
    return tag("line", class_=css, x1=x1, y1=y1, x2=x2, y2=y2)


def moved(parts: Iterable[str], x: float, y: float) -> str:
    return tag("g", "\n".join(parts), transform=f"translate({num(x)} {num(y)})")
