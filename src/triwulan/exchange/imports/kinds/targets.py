"""Targets of indicators that are there, by year and quarter."""

from collections.abc import Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.kind import Kind, Line, Option, Outcome, Work
from triwulan.exchange.imports.kinds.each import RowRefused, each_row, said
from triwulan.exchange.imports.kinds.indicators import COLUMNS as OF_INDICATORS
from triwulan.exchange.imports.kinds.indicators import TARGETS, without_unit
from triwulan.exchange.imports.kinds.measured import Measured
from triwulan.exchange.imports.kinds.years import year_of
from triwulan.exchange.imports.rows import Row
from triwulan.indicators.planning.targets import set_targets

_QUARTERS: dict[str, int | None] = dict(zip(TARGETS, (1, 2, 3, 4, None), strict=True))

COLUMNS = (
    Column("kode", gettext_lazy("Kode indikator"), also=("kode indikator",), is_code=True, example="IKU.1"),
    Column("nama", gettext_lazy("Nama indikator, bila kodenya tidak ada"), also=("indikator", "nama indikator", "indikator kinerja")),
    Column("tahun", gettext_lazy("Tahun"), example="2026"),
    *(column for column in OF_INDICATORS if column.key in TARGETS),
)  # fmt: skip


def take(work: Work, rows: Sequence[Row]) -> Outcome:
    measured = Measured(work.agency)
    return each_row(work, rows, lambda row: _take(measured, work, row))


def _take(measured: Measured, work: Work, row: Row) -> Line:
    year = int(year_of(row["tahun"] or work["tahun"]))
    indicator = measured.find(row, year)
    goals = {quarter: without_unit(row[key], indicator.measure, key) for key, quarter in _QUARTERS.items() if row[key]}
    if not goals:
        raise RowRefused(_("Tidak ada target pada baris ini."))
    before = {(one.quarter, one.value, one.upper) for one in indicator.targets.filter(year=year)}
    after = set_targets(indicator=indicator, year=year, goals=goals, actor=work.actor, reason=work["alasan"])
    is_same = before == {(one.quarter, one.value, one.upper) for one in after}
    effect = "same" if is_same else "changed" if before else "new"
    return said(row, effect, _("%(indicator)s: target %(year)d") % {"indicator": indicator, "year": year})


KIND = Kind(
    code="target",
    title=gettext_lazy("Target"),
    about=gettext_lazy(
        "Target triwulan dan tahunan indikator yang sudah ada. Yang berubah memerlukan alasan; yang lama disimpan."
    ),
    roles=("perencana", "admin"),
    columns=COLUMNS,
    take=take,
    needed=(("kode", "nama"), TARGETS),
    options=(
        Option("tahun", gettext_lazy("Tahun"), gettext_lazy("bila tidak ada kolomnya"), needed_without="tahun"),
        Option("alasan", gettext_lazy("Alasan perubahan"), gettext_lazy("untuk target yang sudah ditetapkan")),
    ),
    back="manage:indicators",
)
