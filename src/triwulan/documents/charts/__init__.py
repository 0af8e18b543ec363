"""Charts as our own SVG: four types (bars on a scale, lines, quadrant, stacked bars), sparks and the agency's structure.

The same file stands on the page and on the paper; `alt` says its numbers in words.
"""

from triwulan.documents.blocks import ChartData
from triwulan.documents.charts import columns, lines, quadrant, scales

_DRAW = {
    "kolom": columns.draw,
    "garis": lines.draw,
    "skala": scales.draw,
    "kuadran": quadrant.draw,
    "tumpuk": scales.draw_stacked,
}


def draw(data: ChartData, alt: str) -> str:
    return _DRAW[data.kind](data, alt)
