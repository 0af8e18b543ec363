"""Tables and charts out of the figures, the same in every paper that shows them."""

from collections.abc import Callable, Iterable
from itertools import groupby

from triwulan.core.numbers import format_number
from triwulan.documents.blocks import (
    Block,
    Cell,
    Chart,
    ChartData,
    Column,
    Formula,
    GroupRow,
    Paragraph,
    Row,
    Series,
    Statement,
    Table,
)
from triwulan.documents.pieces.figures import AskedWarning, FigureRow, Period
from triwulan.documents.prose import one_line

NOT_FILLED = "belum diisi"
SOURCE = "Register data kinerja."
NOT_EVALUABLE = "Indikator yang tidak dapat dinilai (misalnya karena targetnya nol) atau belum lengkap tidak dihitung dalam rata-rata."
NUMBER = Column("No.", "tengah", 9)
SHORT_HASH = 12

Numbered = tuple[int, FigureRow]


def numbered(figures: Iterable[FigureRow]) -> list[Numbered]:
    return list(enumerate(figures, 1))


def by_objective(figures: Iterable[FigureRow]) -> list[tuple[str, list[Numbered]]]:
    """Neighbours of one objective together, each with its running number; the order is the caller's."""
    return [(name, list(rows)) for name, rows in groupby(numbered(figures), key=lambda row: row[1].objective)]


def grouped_rows(figures: Iterable[FigureRow], row: Callable[[int, FigureRow], Row]) -> tuple[Row | GroupRow, ...]:
    rows: list[Row | GroupRow] = []
    for objective, found in by_objective(figures):
        if objective:
            rows.append(GroupRow(f"Sasaran: {objective}"))
        rows += [row(number, figure) for number, figure in found]
    return tuple(rows)


def achievement_table(
    caption: str,
    figures: tuple[FigureRow, ...],
    average: str,
    *,
    source: str = SOURCE,
    alone: tuple[Numbered, ...] = (),
) -> Table:
    """`alone`: these of one objective, which the heading names, under the numbers they have in all the report."""

    def row(number: int, figure: FigureRow) -> Row:
        value = figure.value or NOT_FILLED
        return (
            str(number),
            figure.name,
            figure.unit,
            figure.target,
            value,
            figure.achievement,
            figure.predicate or "–",
        )

    total: Row = (Cell("Rata-rata capaian", columns=5, align="kanan"), average, "") if average else ()
    columns = (
        NUMBER,
        Column("Indikator Kinerja"),
        Column("Satuan", width=22),
        Column("Target", "angka", 17),
        Column("Realisasi", "angka", 18),
        Column("Capaian", "persen", 19),
        Column("Predikat", width=25),
    )
    found = alone or tuple(numbered(figures))
    partial = any(figure.percent is None for _, figure in found)
    note = " ".join(filter(None, (NOT_EVALUABLE if partial else "", absence_note(found))))
    rows = tuple(row(number, figure) for number, figure in alone) or grouped_rows(figures, row)
    return Table(caption, columns, rows, total, note=note, source=source)


def absence_note(figures: Iterable[Numbered], *, by_period: bool = False) -> str:
    """Why each figure that is n/a is; `by_period`: of every quarter that the table shows."""
    said = []
    for number, figure in figures:
        if by_period:
            said += [f"{number} {one.label}: {one.not_applicable}" for one in figure.periods if one.not_applicable]
        elif figure.not_applicable:
            said.append(f"{number}: {figure.not_applicable}")
    if not said:
        return ""
    told = "; ".join(one.rstrip(".") for one in said)
    return f"n/a: tidak dapat dinilai pada triwulan itu, dan tidak dihitung dalam rata-rata. No. {told}."


def with_unit(value: str, figure: FigureRow) -> str:
    if not value:
        return NOT_FILLED
    if figure.not_applicable and value == figure.value:
        return value
    return f"{value}\N{NO-BREAK SPACE}%" if figure.unit == "%" else f"{value} {figure.unit}"


def sentence(figure: FigureRow, period: str) -> str:
    """The first sentence about an indicator, drafted where nobody has written one; `period` as it is said in a sentence."""
    if figure.sentence:
        return figure.sentence
    named = f" ({figure.predicate.lower()})" if figure.predicate else ""
    first = (
        f"Realisasi {period} sebesar {with_unit(figure.value, figure)} dari target "
        f"{with_unit(figure.target, figure)}; capaiannya {figure.achievement}{named}."
    )
    if figure.year_target in {"", figure.target}:
        return first
    whole = f" Terhadap target tahunan {with_unit(figure.year_target, figure)}, capaiannya {figure.year_achievement}."
    return first + (whole if figure.year_achievement else "")


def variables(figure: FigureRow) -> str:
    if figure.not_applicable:
        return ""
    return "; ".join(
        f"{found.label} = {f'{found.value} {found.unit}'.strip() if found.value else NOT_FILLED}"
        for found in figure.variables
    )


def formula(figure: FigureRow) -> tuple[Block, ...]:
    """The formula is printed wherever the figure is, with what was put into it."""
    polarity = f" ({figure.polarity})" if figure.polarity and figure.polarity not in figure.formula else ""
    text = "\n".join(
        line for line in (f"{figure.formula}{polarity}" if figure.formula else "", variables(figure)) if line
    )
    return (Formula(text),) if text else ()


def period_chart(
    caption: str, figure: FigureRow, periods: tuple[Period, ...], *, lines: bool = False, width: int = 76
) -> tuple[Block, ...]:
    """No chart where there is nothing to see."""
    if not any(period.value is not None for period in periods):
        return ()
    labels = tuple(period.label for period in periods)
    target, value = (tuple(getattr(period, name) for period in periods) for name in ("target", "value"))
    order = (Series("Realisasi", value), Series("Target", target)) if lines else (
        Series("Target", target),
        Series("Realisasi", value),
    )  # fmt: skip
    kept = tuple(series for series in order if any(found is not None for found in series.values))
    data = ChartData("garis" if lines else "kolom", labels, kept, figure.unit, figure.decimals)
    kind = "Diagram garis" if lines else "Diagram batang"
    said = "; ".join(f"{period.label} {_said(period, figure.decimals)}" for period in periods)
    return (Chart(caption, data, f"{kind} {figure.name}: {said}. Satuan: {figure.unit}.", SOURCE, width),)


def _said(period: Period, decimals: int) -> str:
    target = "" if period.target is None else f"target {format_number(period.target, decimals)}"
    if period.not_applicable:
        return ", ".join(part for part in (target, "realisasi n/a") if part)
    value = "belum ada realisasi" if period.value is None else f"realisasi {format_number(period.value, decimals)}"
    return ", ".join(part for part in (target, value) if part)


def evidence_table(caption: str, figure: FigureRow, *, whole_hash: bool = False) -> tuple[Block, ...]:
    if not figure.evidence:
        return ()
    rows = tuple(
        (str(i), found.name, found.note, found.sha256 if whole_hash else found.sha256[:SHORT_HASH])
        for i, found in enumerate(figure.evidence, 1)
    )
    title, width = ("Sidik jari (SHA-256)", 66) if whole_hash else (f"SHA-256, {SHORT_HASH} awal", 34)
    columns = (NUMBER, Column("Bukti dukung"), Column("Keterangan", width=34), Column(title, width=width))
    return (Table(caption, columns, rows),)


def obstacle_table(figure: FigureRow) -> tuple[Block, ...]:
    """With what helped above it."""
    support, obstacle, follow_up = map(one_line, (figure.support, figure.obstacle, figure.follow_up))
    helped = (Paragraph(f"Faktor pendukung: {support}"),) if support else ()
    if not obstacle and not follow_up:
        return helped
    columns = (
        Column("Hambatan"),
        Column("Tindak lanjut"),
        Column("Penanggung jawab", width=34),
        Column("Tenggat", width=26),
    )
    row = (obstacle or "–", follow_up or "–", figure.responsible or "–", figure.due or "–")
    return (*helped, Table("", columns, (row,)))


def warning_table(figure: FigureRow) -> tuple[Block, ...]:
    if not figure.warnings:
        return ()
    rows = tuple(_asked(found) for found in figure.warnings)
    return (Table("", (Column("Peringatan"), Column("Jawaban"), Column("Dijawab oleh", width=38)), rows),)


def warnings_list(caption: str, figures: Iterable[FigureRow]) -> tuple[Block, ...]:
    """What was asked of each value and what was answered, as the checker saw it; nothing where nothing was asked."""
    rows: list[Row | GroupRow] = []
    for number, figure in numbered(figures):
        if figure.warnings:
            rows.append(GroupRow(f"{number}. {figure.name}"))
            rows += [_asked(found) for found in figure.warnings]
    columns = (Column("Peringatan"), Column("Jawaban"), Column("Dijawab oleh", width=38))
    return (Table(caption, columns, tuple(rows)),) if rows else ()


def _asked(found: AskedWarning) -> Row:
    return (found.warning, found.answer or "belum dijawab", found.by or "–")


def trace(figure: FigureRow) -> tuple[Block, ...]:
    """Who entered the figure and when, and why a superior changed it."""
    parts: list[Block] = []
    if figure.corrected:
        parts.append(Statement("Perbaikan:", figure.corrected))
    if figure.entered:
        parts.append(Paragraph(f"Dicatat oleh {figure.entered}.", indent=False, align="kiri"))
    return tuple(parts)
