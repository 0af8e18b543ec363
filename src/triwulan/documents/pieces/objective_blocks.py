"""A strategic objective in the annual report: the seven points of chapter III.A (DOMAIN.md 2.3), and tables over all."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from triwulan.core.efficiency import MEASURES, Verdict, gap_verdict
from triwulan.core.numbers import format_number, round_half_up
from triwulan.core.sentences import say
from triwulan.documents.blocks import (
    Block,
    Chart,
    ChartData,
    Column,
    Formula,
    Heading,
    Paragraph,
    Row,
    Run,
    Series,
    Table,
)
from triwulan.documents.pieces.figure_blocks import (
    NUMBER,
    SOURCE,
    Numbered,
    achievement_table,
    by_objective,
    grouped_rows,
    period_chart,
    sentence,
)
from triwulan.documents.pieces.figures import BudgetRow, FigureRow, Prose
from triwulan.documents.pieces.plan_blocks import programme_table
from triwulan.documents.prose import one_line, prose

_VERDICTS: dict[Verdict, str] = {"thrifty": "efisien", "even": "cukup efisien", "costly": "tidak efisien"}
"""As e-sakip-bna (Kabupaten Banjarnegara) says it, five points either way being even (DOMAIN.md 3.6)."""


@dataclass(frozen=True)
class Objective:
    """A strategic objective as chapter III.A treats it; (5) to (7) are narrative, empty ones are drafted.

    `name` equals the `objective` of its figures. `efficiency` = achievement less absorption, formatted; `percent` and
    `absorbed` are the average achievement and the absorption for the chart. `rule` says how the average was made; `budgets` are its programs'.
    """

    name: str
    average: str
    predicate: str
    ceiling: str = ""
    realisation: str = ""
    absorption: str = ""
    efficiency: str = ""
    percent: Decimal | None = None
    absorbed: Decimal | None = None
    budgets: tuple[BudgetRow, ...] = ()
    causes: Prose = ""
    resources: Prose = ""
    programmes: Prose = ""
    rule: str = ""


def objective_sections(objective: Objective, figures: tuple[FigureRow, ...], year: str) -> tuple[Block, ...]:
    found = _figures_of(objective, figures)
    kept = tuple(figure for _, figure in found)
    made = f", {objective.rule}" if objective.rule else ""
    average = f"Capaian sasaran ini {objective.average}{made}" if objective.average else ""
    named = (
        f"{average} ({objective.predicate.lower()})."
        if average and objective.predicate
        else f"{average}."
        if average
        else ""
    )
    return (
        Heading(3, f"Sasaran: {objective.name}"),
        *((Paragraph(named, keep=True),) if named else ()),
        Heading(4, "Target dan realisasi tahun ini"),
        achievement_table(
            f"Target dan realisasi Tahun {year}: {objective.name}", kept, objective.average, alone=tuple(found)
        ),
        *_formulas(found),
        Heading(4, "Perbandingan dengan tahun-tahun sebelumnya"),
        *_years(objective, found, year),
        Heading(4, "Perbandingan dengan target jangka menengah"),
        *_plan(objective, found),
        Heading(4, "Perbandingan dengan nilai nasional atau provinsi"),
        *_benchmarks(objective, found),
        Heading(4, "Analisis penyebab keberhasilan atau kegagalan dan solusi"),
        *(prose(objective.causes) if objective.causes else _causes(found)),
        Heading(4, "Analisis efisiensi penggunaan sumber daya"),
        *prose(objective.resources, resource_words(objective)),
        Heading(4, "Analisis program dan kegiatan penunjang"),
        *prose(objective.programmes, programme_words([figure.programme for figure in kept])),
        *programme_table(f"Program penunjang: {objective.name}", objective.budgets),
    )


def _figures_of(objective: Objective, figures: tuple[FigureRow, ...]) -> list[Numbered]:
    return [row for name, rows in by_objective(figures) if name == objective.name for row in rows]


def _formulas(found: list[Numbered]) -> tuple[Block, ...]:
    """Each formula once, with the indicators it was used for."""
    used: dict[str, list[str]] = {}
    for number, figure in found:
        if figure.formula:
            used.setdefault(figure.formula, []).append(str(number))
    return tuple(Formula(f"{formula}\nIndikator {', '.join(numbers)}") for formula, numbers in used.items())


def _years(objective: Objective, found: list[Numbered], year: str) -> tuple[Block, ...]:
    labels = list(dict.fromkeys(period.label for _, figure in found for period in figure.years))
    if len(labels) <= 1:
        return prose("", "Nilai tahun sebelumnya belum tersedia.")

    def row(number: int, figure: FigureRow) -> Row:
        values = {period.label: period.value for period in figure.years}
        cells = [_written(values.get(label), figure) for label in labels]
        known = [value for label in labels[-2:] if (value := values.get(label)) is not None]
        change = (
            format_number(_printed(known[1], figure) - _printed(known[0], figure), figure.decimals)
            if len(known) > 1
            else ""
        )
        return (str(number), figure.name, figure.unit, *cells, change)

    columns = (
        NUMBER,
        Column("Indikator Kinerja"),
        Column("Satuan", width=23),
        *(Column(label, "angka", 17) for label in labels),
        Column("Perubahan", "angka", 20),
    )
    rows = tuple(row(number, figure) for number, figure in found)
    caption = f"Realisasi {labels[0]} sampai {year}: {objective.name}"
    drawn = [
        block
        for number, figure in found
        for block in (
            Paragraph(
                (Run(f"Indikator {number}, {figure.name}. ", bold=True), Run(sentence(figure, f"Tahun {year}"))),
                keep=any(period.value is not None for period in figure.years),
            ),
            *period_chart(f"Perkembangan indikator {number}", figure, figure.years, lines=True, width=80),
        )
    ]
    return Table(caption, columns, rows, source=SOURCE), *drawn


def _plan(objective: Objective, found: list[Numbered]) -> tuple[Block, ...]:
    if not any(figure.plan_target for _, figure in found):
        return prose("", "Target jangka menengah belum dicatat.")
    columns = (
        NUMBER,
        Column("Indikator Kinerja"),
        Column("Satuan", width=24),
        Column("Realisasi", "angka", 22),
        Column("Target Renstra", "angka", 22),
        Column("Kemajuan", "persen", 22),
    )
    rows = tuple((str(i), f.name, f.unit, f.value, f.plan_target, f.plan_achievement) for i, f in found)
    return (Table(f"Realisasi terhadap target Renstra: {objective.name}", columns, rows, source=SOURCE),)


def _benchmarks(objective: Objective, found: list[Numbered]) -> tuple[Block, ...]:
    rows = tuple((str(i), f.name, f.value, f.benchmark) for i, f in found if f.benchmark)
    if not rows:
        return prose("", "Tidak ada nilai nasional atau provinsi yang dicatat untuk indikator sasaran ini.")
    columns = (NUMBER, Column("Indikator Kinerja"), Column("Realisasi", "angka", 24), Column("Pembanding", width=56))
    return (Table(f"Realisasi dan pembandingnya: {objective.name}", columns, rows),)


def _causes(found: list[Numbered]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for number, figure in found:
        reasons = _reasons(figure)
        blocks.append(
            Paragraph(
                (Run(f"Indikator {number} ({figure.achievement}). ", bold=True), Run(figure.name + ".")), keep=True
            )
        )
        blocks += reasons or prose("", "Penyebab belum dituliskan.")
    return tuple(blocks)


def _reasons(figure: FigureRow) -> tuple[Block, ...]:
    support, obstacle, follow_up = map(one_line, (figure.support, figure.obstacle, figure.follow_up))
    return (
        *prose(figure.explanation),
        *prose(f"Faktor pendukung: {support}" if support else ""),
        *prose(f"Hambatan: {obstacle}" if obstacle else ""),
        *prose(f"Tindak lanjut: {follow_up}" if follow_up else ""),
    )


def resource_words(objective: Objective) -> str:
    if not objective.absorption:
        return "Anggaran sasaran ini belum dicatat."
    reached = f"Dengan capaian {objective.average}, anggaran" if objective.percent is not None else "Anggaran"
    spent = f"{reached} terserap Rp{objective.realisation} dari pagu Rp{objective.ceiling} ({objective.absorption})."
    if not objective.efficiency:
        return spent
    verdict = gap_verdict(objective.percent, objective.absorbed)
    word = f", {_VERDICTS[verdict]}" if verdict else ""
    return f"{spent} Tingkat efisiensi ({say(MEASURES['selisih'][0])}) {objective.efficiency}{word}."


def programme_words(programmes: Sequence[str]) -> str:
    names = list(dict.fromkeys(name for name in programmes if name))
    return f"Sasaran ini didukung oleh {'; '.join(names)}." if names else "Program penunjang belum dicatat."


def objective_table(
    caption: str, objectives: tuple[Objective, ...], figures: tuple[FigureRow, ...]
) -> tuple[Block, ...]:
    """Without any budget there is no column for it."""
    if not objectives:
        return ()
    spent = any(found.absorption for found in objectives)
    columns = (
        NUMBER,
        Column("Sasaran"),
        Column("Jumlah indikator", "angka", 20),
        Column("Rata-rata capaian", "persen", 24),
        *((Column("Serapan", "persen", 20),) if spent else ()),
        Column("Predikat", width=26),
    )

    def row(number: int, found: Objective) -> Row:
        count, share = str(len(_figures_of(found, figures))), (found.absorption,) if spent else ()
        return (str(number), found.name, count, found.average, *share, found.predicate or "–")

    return (Table(caption, columns, tuple(row(i, found) for i, found in enumerate(objectives, 1))),)


def agreement_table(caption: str, figures: tuple[FigureRow, ...]) -> Table:
    columns = (NUMBER, Column("Indikator Kinerja"), Column("Satuan", width=30), Column("Target", "angka", 24))

    def row(number: int, figure: FigureRow) -> Row:
        return (str(number), figure.name, figure.unit, figure.year_target or figure.target)

    return Table(caption, columns, grouped_rows(figures, row), source="Perjanjian Kinerja.")


def efficiency_chart(objectives: tuple[Objective, ...]) -> tuple[Block, ...]:
    kept = [found for found in objectives if found.percent is not None and found.absorbed is not None]
    if not kept:
        return ()
    series = (
        Series("Serapan anggaran", tuple(found.absorbed for found in kept)),
        Series("Capaian kinerja", tuple(found.percent for found in kept)),
    )
    said = "; ".join(f"{found.name} capaian {found.average}, serapan {found.absorption}" for found in kept)
    data = ChartData("kuadran", tuple(found.name for found in kept), series, "%")
    return (Chart("Capaian kinerja dan serapan anggaran per sasaran", data, f"Capaian terhadap serapan: {said}."),)


def _printed(value: Decimal, figure: FigureRow) -> Decimal:
    """A change is between figures as printed, for who checks."""
    return round_half_up(value, figure.decimals)


def _written(value: Decimal | None, figure: FigureRow) -> str:
    return "" if value is None else format_number(value, figure.decimals)
