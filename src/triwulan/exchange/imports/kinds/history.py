"""Realisations of earlier years: one figure a row, or the four quarters of a year beside each other."""

from collections.abc import Container, Iterator, Mapping, Sequence
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.numbers import NumberUnreadable
from triwulan.core.published.tidy import is_absent
from triwulan.core.quarters import Quarter
from triwulan.core.roman import to_roman
from triwulan.cycles.actions.bring_history import bring_history, history_faults
from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.kind import Kind, Line, Option, Outcome, Work
from triwulan.exchange.imports.kinds.each import RowRefused
from triwulan.exchange.imports.kinds.indicators import without_unit
from triwulan.exchange.imports.kinds.measured import Measured
from triwulan.exchange.imports.kinds.years import quarter_of, year_of
from triwulan.exchange.imports.rows import Fault, Row
from triwulan.indicators.actions.past import Past, Place
from triwulan.indicators.entry import read_variable, value_problem
from triwulan.indicators.measured import NOT_APPLICABLE
from triwulan.indicators.models import Indicator, Variable
from triwulan.indicators.prose import prose_problem, tidy_prose

_WIDE = {f"tw{number}": number for number in (1, 2, 3, 4)}
_FIGURES = ("nilai", "pembilang", "penyebut", "isian", *_WIDE)
_TEXTS = {
    "alasan_na": "not_applicable",
    "penjelasan": "explanation",
    "pendukung": "support",
    "hambatan": "obstacle",
    "tindak_lanjut": "follow_up",
}
_TOLD_EVERY = 200

COLUMNS = (
    Column("kode", gettext_lazy("Kode indikator"), also=("kode indikator",), is_code=True, example="IKU.1"),
    Column("nama", gettext_lazy("Nama indikator, bila kodenya tidak ada"), also=("indikator", "nama indikator", "indikator kinerja"), carried=True),
    Column("tahun", gettext_lazy("Tahun"), also=("tahun data",), carried=True, example="2025"),
    Column("triwulan", gettext_lazy("I sampai IV"), also=("tw", "periode"), example="I"),
    Column("nilai", gettext_lazy("Nilainya, bila isiannya satu"), also=("realisasi", "capaian nilai"), example="81", tells_na=True),
    Column("pembilang", gettext_lazy("Untuk persentase dan rasio"), also=("numerator",), tells_na=True),
    Column("penyebut", gettext_lazy("Untuk persentase dan rasio"), also=("denominator",), tells_na=True),
    Column("isian", gettext_lazy("Variabel lain: Kelas A = 3 | Kelas B = 4")),
    *(Column(key, gettext_lazy("Nilai per triwulan, bila berdampingan"), also=(f"tw {to_roman(number)}", f"realisasi tw {to_roman(number)}", f"triwulan {to_roman(number)}", f"realisasi tw{number}", f"realisasi tw{number} kinerja", f"realisasi tw{number} kinerja raw", f"realisasi triwulan {to_roman(number)}", f"realisasi kinerja triwulan {to_roman(number)}"), tells_na=True) for key, number in _WIDE.items()),
    Column("alasan_na", gettext_lazy("Sebabnya, bila nilainya n/a; kosong: penjelasannya"), also=("alasan n/a",)),
    Column("penjelasan", gettext_lazy("Penjelasan"), also=("keterangan",)),
    Column("pendukung", gettext_lazy("Faktor pendukung"), also=("faktor pendukung",)),
    Column("hambatan", gettext_lazy("Hambatan"), also=("kendala",)),
    Column("tindak_lanjut", gettext_lazy("Tindak lanjut"), also=("solusi",)),
)  # fmt: skip


def take(work: Work, rows: Sequence[Row]) -> Outcome:
    """Read and checked first, then written in one go: thousands of rows in a moment."""
    measured, outcome = Measured(work.agency), Outcome()
    found: list[tuple[Row, Past]] = []
    above = ""
    for done, row in enumerate(rows, 1):
        # a code merged over its quarters; under another name it would be another indicator
        above = row["kode"] or ("" if row["nama"] else above)
        row.cells["kode"] = above
        if not any(row[key] for key in _FIGURES):
            outcome.lines.append(Line(row.number, "same", _("%s: tanpa nilai") % (row["kode"] or row["nama"] or "–")))
            continue
        try:
            found += [(row, past) for past in _figures(measured, work, row)]
        except RowRefused as refused:
            outcome.faults.append(row.fault(refused.sentence, refused.column))
        if done % _TOLD_EVERY == 0:
            work.step(done)
    outcome.faults += [
        Fault(*told) for told in history_faults(work.agency, [(row.number, past) for row, past in found])
    ]
    refused_rows = {fault.row for fault in outcome.faults}
    good = [(row, past) for row, past in found if row.number not in refused_rows]
    new = bring_history(
        agency=work.agency, person=work.person, actor=work.actor, past=[past for _row, past in good], sha256=work.sha256
    )
    outcome.lines += [_line(row, past, new) for row, past in good]
    work.step(len(rows))
    return outcome


def _line(row: Row, past: Past, new: Container[Place]) -> Line:
    reason = past.texts.get("not_applicable")
    value = ", ".join(f"{code} {text.replace('.', ',')}" for code, text in past.stored.items()) or f"n/a ({reason})"
    text = f"{past.indicator.code} {past.quarter}: {value}"
    return Line(row.number, "new" if past.place in new else "same", text)


def _figures(measured: Measured, work: Work, row: Row) -> Iterator[Past]:
    year = int(year_of(row["tahun"] or work["tahun"]))
    indicator = measured.find(row, year)
    texts = _texts(row)
    wide = {key: number for key, number in _WIDE.items() if row[key]}
    if not wide:
        quarter = Quarter(year, quarter_of(row["triwulan"] or work["triwulan"]))
        yield _past(indicator, quarter, _cells(indicator, row), texts)
    for key, number in wide.items():
        code = NOT_APPLICABLE if is_absent(row[key]) else _only(indicator, key)
        yield _past(indicator, Quarter(year, number), {code: (key, row[key])}, texts)


def _past(
    indicator: Indicator, quarter: Quarter, cells: Mapping[str, tuple[str, str]], texts: Mapping[str, str]
) -> Past:
    """Where its cells say n/a the quarter is: for the reason in the row, else for what explains it there.

    Tables of earlier years mostly give none, and nobody can be asked any more; so that is what is written then.
    """
    said = next((column for column, text in cells.values() if is_absent(text)), "")
    others = {name: text for name, text in texts.items() if name != "not_applicable"}
    if not said:
        return Past(indicator, quarter, _read(indicator, cells), others)
    reason = texts.get("not_applicable") or texts.get("explanation") or _("n/a menurut tabel asalnya, tanpa alasan")
    if not all(is_absent(text) for _column, text in cells.values()):
        raise RowRefused(_("Sebagian isiannya n/a, sebagian terisi. Tulis n/a pada semuanya, atau isi semuanya."), said)
    return Past(indicator, quarter, {}, others | {"not_applicable": reason})


def _texts(row: Row) -> dict[str, str]:
    texts = {name: tidy_prose(row[key]) for key, name in _TEXTS.items() if row[key]}
    for key, name in _TEXTS.items():
        problem = prose_problem(texts.get(name, ""))
        if problem:
            raise RowRefused(problem, key)
    return texts


def _only(indicator: Indicator, column: str) -> str:
    """The one variable that a bare value is of."""
    variables = list(indicator.parts)
    if len(variables) != 1:
        facts = {"code": indicator.code, "parts": ", ".join(one.label for one in variables)}
        sentence = _("%(code)s dihitung dari %(parts)s; isi masing-masing, bukan nilainya saja.")
        raise RowRefused(sentence % facts, column)
    return str(variables[0].code)


def _cells(indicator: Indicator, row: Row) -> Mapping[str, tuple[str, str]]:
    """By variable: the column it stands in, and its text there."""
    cells = {code: (code, row[code]) for code in ("pembilang", "penyebut") if row[code]}
    labels = {one.label.casefold(): one.code for one in indicator.parts}
    for part in filter(None, (piece.strip() for piece in row["isian"].split("|"))):
        label, _sign, text = (piece.strip() for piece in part.partition("="))
        cells[labels.get(label.casefold(), label)] = ("isian", text)
    if row["nilai"] and not cells:
        cells[NOT_APPLICABLE if is_absent(row["nilai"]) else _only(indicator, "nilai")] = ("nilai", row["nilai"])
    return cells


def _read(indicator: Indicator, cells: Mapping[str, tuple[str, str]]) -> dict[str, Decimal | None]:
    """Complete, within bounds and computable, or RowRefused."""
    known: dict[str, Variable] = {one.code: one for one in indicator.parts}
    unknown = next((code for code in cells if code not in known), "")
    if unknown:
        raise RowRefused(_("Indikator ini tidak memiliki isian “%s”.") % unknown, cells[unknown][0])
    values: dict[str, Decimal | None] = {}
    for code, variable in known.items():
        column, text = cells.get(code, ("nilai", ""))
        try:
            figure = text if indicator.scale else without_unit(text, variable.measure, column)
            values[code] = read_variable(variable, figure)
        except NumberUnreadable as unreadable:
            raise RowRefused(unreadable.sentence, column) from unreadable
        if values[code] is None:
            raise RowRefused(_("%s belum diisi.") % variable.label, column)
    problem = value_problem(indicator, values)
    if problem:
        raise RowRefused(problem, "penyebut")
    return values


KIND = Kind(
    code="riwayat",
    title=gettext_lazy("Riwayat tahun lalu"),
    about=gettext_lazy(
        "Realisasi triwulan yang dikumpulkan sebelum putaran pertama di sini: satu baris satu angka, atau empat triwulan "
        "berdampingan. Nilai yang sudah ada tidak ditimpa."
    ),
    roles=("perencana", "admin"),
    columns=COLUMNS,
    take=take,
    needed=(("kode", "nama"), ("nilai", "pembilang", "isian", *_WIDE)),
    options=(
        Option("tahun", gettext_lazy("Tahun"), gettext_lazy("bila tidak ada kolomnya"), needed_without="tahun"),
        Option("triwulan", gettext_lazy("Triwulan"), gettext_lazy("I sampai IV, bila tidak ada kolomnya")),
    ),
    back="indicators:list",
)
