"""Tables and charts about units, budget and advice, the same in every report."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import groupby

from triwulan.documents.blocks import (
    Block,
    Chart,
    ChartData,
    Column,
    Drawing,
    GroupRow,
    Heading,
    ListBlock,
    Row,
    Series,
    Table,
)
from triwulan.documents.charts import structure
from triwulan.documents.pieces.figures import (
    Budget,
    BudgetRow,
    MissingUnit,
    Organisation,
    Prose,
    Recommendation,
    UnitTimeliness,
)
from triwulan.documents.prose import prose

SOP_RECORD = "Catatan pelaksanaan SOP."


def timeliness_blocks(caption: str, units: tuple[UnitTimeliness, ...]) -> tuple[Block, ...]:
    if not units:
        return ()
    columns = (
        Column("Unit"),
        Column("Mulai", width=29),
        Column("Diserahkan", width=29),
        Column("Pengembalian", "angka", 28),
        Column("Keterangan", width=34),
    )
    rows: list[Row | GroupRow] = []
    for period, found in groupby(units, key=lambda unit: unit.period):
        rows += [GroupRow(period)] if period else []
        rows += [(unit.unit, unit.started, unit.handed_over or "–", unit.returns, unit.remark) for unit in found]
    table = Table(caption, columns, tuple(rows), source=SOP_RECORD)
    counted = _steps(units)
    if not any(on_time + late for on_time, late in counted.values()):
        return (table,)
    data = ChartData(
        "tumpuk",
        tuple(counted),
        (
            Series("Tepat waktu", tuple(Decimal(on_time) for on_time, _ in counted.values())),
            Series("Terlambat", tuple(Decimal(late) for _, late in counted.values())),
        ),
        decimals=0,
    )
    said = "; ".join(f"{unit} {on_time} tepat waktu, {late} terlambat" for unit, (on_time, late) in counted.items())
    return table, Chart(f"{caption}: langkah tepat waktu dan terlambat", data, f"Langkah per unit: {said}.", SOP_RECORD)


def _steps(units: Iterable[UnitTimeliness]) -> dict[str, tuple[int, int]]:
    """On time and late by unit, over all its quarters."""
    counted: dict[str, tuple[int, int]] = {}
    for unit in units:
        on_time, late = counted.get(unit.unit, (0, 0))
        counted[unit.unit] = on_time + unit.steps_on_time, late + unit.steps_late
    return counted


def missing_blocks(units: tuple[MissingUnit, ...]) -> tuple[Block, ...]:
    """The report names what it had to do without."""
    if not units:
        return ()
    rows = tuple((unit.unit, unit.reason) for unit in units)
    return (Table("Unit yang belum menyerahkan laporan", (Column("Unit"), Column("Alasan dan tindak lanjut")), rows),)


def budget_table(caption: str, budget: Budget) -> Table:
    remainders = any(row.remainder for group in budget.groups for row in group.rows)
    columns = [
        Column("Program/Kegiatan"),
        Column("Pagu (Rp)", "rupiah", 31),
        Column("Realisasi (Rp)", "rupiah", 31),
        Column("Serapan", "persen", 19),
    ]
    if remainders:
        columns.append(Column("Sisa (Rp)", "rupiah", 29))

    def row(found: BudgetRow) -> Row:
        cells = (found.name, found.ceiling, found.realisation, found.percent)
        return (*cells, found.remainder) if remainders else cells

    rows: list[Row | GroupRow] = []
    for group in budget.groups:
        rows += [GroupRow(group.title)] if group.title else []
        rows += [row(found) for found in group.rows]
    source = budget.source or "Laporan realisasi anggaran."
    return Table(caption, tuple(columns), tuple(rows), row(budget.total), source=source)


def recommendation_table(caption: str, recommendations: Iterable[Recommendation]) -> tuple[Block, ...]:
    """Dates have a column where any was set."""
    kept = tuple(recommendations)
    if not kept:
        return ()
    dated = any(found.due for found in kept)
    columns = (
        Column("No.", "tengah", 9),
        Column("Indikator", share=1.0 if dated else 1.2),
        Column("Rekomendasi"),
        Column("Penanggung jawab", width=34),
        *((Column("Tenggat", width=26),) if dated else ()),
    )

    def row(number: int, found: Recommendation) -> Row:
        due = (found.due or "–",) if dated else ()
        return (str(number), found.indicator, found.text, found.responsible or "–", *due)

    return (Table(caption, columns, tuple(row(i, found) for i, found in enumerate(kept, 1))),)


def organisation_blocks(organisation: Organisation, otherwise: str) -> tuple[Block, ...]:
    return (
        Heading(2, "Gambaran umum organisasi"),
        *prose(organisation.profile, otherwise),
        *_structure(organisation),
        *_staff(organisation),
    )


def _structure(organisation: Organisation) -> tuple[Block, ...]:
    if not organisation.head:
        return ()
    secretariat = organisation.secretariat
    names = ", ".join(unit.name for unit in organisation.divisions)
    beside = f" {secretariat.name} dan" if secretariat else ""
    alt = f"Bagan organisasi: {organisation.head} membawahi{beside} {names}."
    drawn = structure.draw(
        organisation.head,
        (secretariat.name, secretariat.posts) if secretariat else None,
        [(unit.name, unit.posts) for unit in organisation.divisions],
        alt,
    )
    return (Drawing("Struktur organisasi", drawn, alt),)


def _staff(organisation: Organisation) -> tuple[Block, ...]:
    if not organisation.staff:
        return ()
    columns = (Column("Unit"), *(Column(title, "angka", 18) for title in organisation.staff_columns))
    rows = tuple((row.unit, *row.counts) for row in organisation.staff)
    total = ("Jumlah", *organisation.staff_total) if organisation.staff_total else ()
    return Heading(2, "Keadaan pegawai"), Table("Pegawai menurut unit", columns, rows, total)


def legal_bases(bases: tuple[str, ...]) -> tuple[Block, ...]:
    return (Heading(2, "Dasar hukum"), ListBlock(bases, "angka")) if bases else ()


def section(level: int, title: str, text: Prose, otherwise: str = "") -> tuple[Block, ...]:
    """A heading with its narrative; nothing at all where there is none."""
    body = prose(text, otherwise)
    return (Heading(level, title), *body) if body else ()
