"""What the two bound reports share: the summary, overviews over all indicators, and an indicator's sections a to h."""

from collections import Counter
from decimal import Decimal

from triwulan.core.numbers import format_number
from triwulan.documents.blocks import (
    Block,
    Chart,
    ChartData,
    Column,
    GroupRow,
    HeadCell,
    Heading,
    Paragraph,
    Row,
    Series,
    Statement,
    Table,
)
from triwulan.documents.pieces.figure_blocks import (
    NUMBER,
    SOURCE,
    absence_note,
    formula,
    grouped_rows,
    numbered,
    period_chart,
    sentence,
)
from triwulan.documents.pieces.figures import FigureRow, Period, Recommendation
from triwulan.documents.prose import prose

HUNDRED = Decimal(100)
SUCCESS = Decimal(90)
"""Above it an indicator is called successful: Inspektorat Kab. Sampang, LKjIP 2019 (DOMAIN.md 3.5)."""
QUARTERS = 4


def summary(figures: tuple[FigureRow, ...], average: str, opening: str) -> str:
    known = [figure.percent for figure in figures if figure.percent is not None]
    reached = sum(percent >= HUNDRED for percent in known)
    first = f"{opening}, {reached} dari {len(figures)} indikator mencapai atau melampaui target"
    mean = f", dengan rata-rata capaian {average}." if average else "."
    absent = sum(bool(figure.not_applicable) for figure in figures)
    left = len(figures) - len(known) - absent
    said = f" {left} indikator tidak dapat dinilai atau belum lengkap." if left else ""
    return first + mean + said + (f" {absent} indikator n/a tidak dihitung." if absent else "")


def achievement_chart(caption: str, figures: tuple[FigureRow, ...]) -> tuple[Block, ...]:
    if not any(figure.percent is not None for figure in figures):
        return ()
    labels = tuple(str(i) for i in range(1, len(figures) + 1))
    percents = tuple(figure.percent for figure in figures)
    data = ChartData("skala", labels, (Series("Capaian", percents),), "%", limit=HUNDRED)
    said = "; ".join(f"indikator {i} {figure.achievement}" for i, figure in enumerate(figures, 1))
    return (Chart(caption, data, f"Diagram batang mendatar capaian {len(figures)} indikator: {said}.", SOURCE),)


def predicate_table(caption: str, figures: tuple[FigureRow, ...]) -> tuple[Block, ...]:
    """Predicates from the highest achievement down, as they occur; what has none comes last."""
    order = sorted(
        figures, key=lambda figure: figure.percent if figure.percent is not None else -(HUNDRED**5), reverse=True
    )
    counts = Counter(figure.predicate or figure.achievement for figure in order)
    columns = (Column("Predikat"), Column("Jumlah indikator", "angka", 36))
    rows = tuple((name, str(count)) for name, count in counts.items())
    return (Table(caption, columns, rows, ("Jumlah", str(len(figures)))),) if rows else ()


def quarter_targets(caption: str, figures: tuple[FigureRow, ...]) -> Table:
    """The plan's target has a column where one is known."""
    planned = any(figure.plan_target for figure in figures)
    columns = (
        NUMBER,
        Column("Indikator Kinerja"),
        Column("Satuan", width=26),
        *(Column(f"TW {roman}", "angka", 19) for roman in ("I", "II", "III", "IV")),
        Column("Target tahunan", "angka", 20),
        *((Column("Target Renstra", "angka", 20),) if planned else ()),
        Column("Penanggung jawab", width=44),
    )

    def row(number: int, figure: FigureRow) -> Row:
        quarters = [_number(period.target, figure) for period in figure.periods[:QUARTERS]]
        quarters += [""] * (QUARTERS - len(quarters))
        plan = (figure.plan_target,) if planned else ()
        return (
            str(number),
            figure.name,
            figure.unit,
            *quarters,
            figure.year_target or figure.target,
            *plan,
            figure.owner,
        )

    return Table(caption, columns, grouped_rows(figures, row), source="Rencana Aksi.", numbered_columns=True)


def measurement_table(caption: str, figures: tuple[FigureRow, ...]) -> Table:
    """Target and realisation of each quarter and of the year, side by side, for a turned page."""
    quarters = ("I", "II", "III", "IV")
    columns = (
        NUMBER,
        Column("Indikator Kinerja"),
        Column("Satuan", width=24),
        *(Column(title, "angka", 17) for _ in quarters for title in ("Target", "Real.")),
        Column("Target tahun", "angka", 18),
        Column("Capaian", "persen", 19),
    )
    tops = tuple(HeadCell(f"Triwulan {quarter}", columns=2) for quarter in quarters)
    ends = (HeadCell("Target tahun", rows=2), HeadCell("Capaian", rows=2))
    starts = (HeadCell("No.", rows=2), HeadCell("Indikator Kinerja", rows=2), HeadCell("Satuan", rows=2))
    below = tuple(HeadCell(title) for _ in quarters for title in ("Target", "Real."))

    def row(number: int, figure: FigureRow) -> Row:
        pairs = [(_number(p.target, figure), _reached(p, figure)) for p in figure.periods[:QUARTERS]]
        pairs += [("", "")] * (QUARTERS - len(pairs))
        cells = [text for pair in pairs for text in pair]
        return (str(number), figure.name, figure.unit, *cells, figure.year_target or figure.target, figure.achievement)

    rows = grouped_rows(figures, row)
    note = absence_note(numbered(figures), by_period=True)
    return Table(caption, columns, rows, head=((*starts, *tops, *ends), below), note=note, source=SOURCE, points=9.0)


def evidence_list(caption: str, figures: tuple[FigureRow, ...]) -> tuple[Block, ...]:
    """Remarks have a column where there are any."""
    rows: list[Row | GroupRow] = []
    noted = any(found.note for figure in figures for found in figure.evidence)
    for number, figure in enumerate(figures, 1):
        if figure.evidence:
            rows.append(GroupRow(f"{number}. {figure.name}"))
            for i, found in enumerate(figure.evidence, 1):
                note = (found.note or "–",) if noted else ()
                rows.append((str(i), found.name, *note, found.sha256))
    remark = (Column("Keterangan", width=32),) if noted else ()
    columns = (NUMBER, Column("Bukti dukung"), *remark, Column("Sidik jari (SHA-256)", width=64))
    return (Table(caption, columns, tuple(rows), points=9.0),) if rows else ()


def indicator_sections(
    number: int, figure: FigureRow, until: str, recommendations: tuple[Recommendation, ...]
) -> tuple[Block, ...]:
    """The eight parts of DOMAIN.md 2.4 D; a part that nobody has filled says so rather than vanish."""
    named = {figure.code, figure.name, f"{figure.code} {figure.name}"}
    advice = [found.text for found in recommendations if found.indicator in named]
    follow_up = prose(figure.follow_up, "\n\n".join(advice) or "Pola kerja yang ada dilanjutkan.")
    general = (
        f"Indikator ini mengukur sasaran {figure.objective}."
        if figure.objective
        else "Indikator kinerja perangkat daerah."
    )
    owner = f" Penanggung jawab: {figure.owner}." if figure.owner else ""
    return (
        Heading(4, "Penjelasan umum"),
        *prose(figure.definition, general + owner),
        Heading(4, "Cara perhitungan"),
        *(formula(figure) or prose("", "Rumus tidak dicatat.")),
        Heading(4, "Kerja nyata dibandingkan dengan rencana"),
        *prose(sentence(figure, f"sampai dengan {until}")),
        *prose(figure.explanation),
        *period_chart(f"Target dan realisasi indikator {number}", figure, figure.periods, width=74),
        Heading(4, "Kerja nyata dibandingkan dengan tahun sebelumnya"),
        *comparison(number, figure, until),
        Heading(4, "Output program, kegiatan, dan anggaran"),
        Paragraph(
            f"Indikator didukung oleh {figure.programme}.{f' {figure.spending}' if figure.spending else ''}"
            if figure.programme
            else "Program pendukung tidak dicatat.",
            keep=True,
        ),
        Statement("Pernyataan:", statement(figure)),
        Heading(4, "Faktor pendukung"),
        *prose(figure.support, "Tidak dicatat."),
        Heading(4, "Faktor penghambat"),
        *prose(figure.obstacle, "Tidak ada hambatan yang dicatat."),
        Heading(4, "Solusi, rekomendasi, dan tindak lanjut"),
        *follow_up,
    )


def comparison(number: int, figure: FigureRow, until: str) -> tuple[Block, ...]:
    """The change has a column where it was reckoned."""
    if not figure.comparisons:
        return prose("", "Nilai tahun sebelumnya belum tersedia.")
    changed = any(found.change for found in figure.comparisons)
    columns = (
        Column("Periode"),
        Column("Realisasi", "angka", 36),
        *((Column("Perubahan", "angka", 36),) if changed else ()),
    )
    rows: list[Row] = [
        (found.label, found.value, found.change) if changed else (found.label, found.value)
        for found in figure.comparisons
    ]
    rows.append((until, figure.value, "") if changed else (until, figure.value))
    caption = f"Perbandingan indikator {number} dengan tahun sebelumnya ({figure.unit})"
    return (Table(caption, columns, tuple(rows), source=SOURCE),)


def statement(figure: FigureRow) -> str:
    if figure.percent is None:
        return f"{figure.achievement}."
    return "berhasil." if figure.percent > SUCCESS else "belum berhasil."


def _reached(period: Period, figure: FigureRow) -> str:
    return "n/a" if period.not_applicable else _number(period.value, figure)


def _number(value: Decimal | None, figure: FigureRow) -> str:
    return "" if value is None else format_number(value, figure.decimals)
