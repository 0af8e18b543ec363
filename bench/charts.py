"""What routing the lines of an SOP's chart costs beside typesetting the whole sheet that carries it."""

import time
from collections.abc import Callable, Iterator
from datetime import date
from importlib.resources import files
from statistics import median

from bench.table import Row

RUNS = 5
SEED = files("triwulan.sop") / "definitions" / "pengumpulan-data-kinerja-2023.toml"


def routing() -> Iterator[Row]:
    from triwulan.core.flow.layout import lay_out
    from triwulan.documents.sheets.sop_sheet_files import render_sheet_pdf
    from triwulan.documents.sheets.sop_sheet_layout import sheet_layout
    from triwulan.sop.reader import read_sop
    from triwulan.sop.sheet import sheet_of

    sheet = sheet_of(read_sop(SEED.read_text(encoding="utf-8")), date(2023, 1, 1))

    def route() -> None:
        lay_out.cache_clear()
        sheet_layout(sheet)

    def typeset() -> None:
        render_sheet_pdf(sheet)

    found = [(_seconds(route), _seconds(typeset)) for _ in range(RUNS)]
    ours, whole = median(one for one, _ in found), median(one for _, one in found)
    yield Row(
        "laying out and routing the seed SOP's chart",
        f"{ours * 1000:.0f} ms",
        f"{whole * 1000:.0f} ms, typesetting its sheet",
        ours / whole,
        "≤ 1",
    )


def _seconds(act: Callable[[], None]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun
