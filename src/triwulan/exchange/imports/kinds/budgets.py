"""A year's budgets by program, kegiatan or sub kegiatan; several lines of one of them are added up."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.numbers import NumberUnreadable, format_rupiah, parse_number
from triwulan.core.roman import to_roman
from triwulan.exchange.imports.columns import Column
from triwulan.exchange.imports.kind import Kind, Line, Option, Outcome, Work
from triwulan.exchange.imports.kinds.each import RowRefused
from triwulan.exchange.imports.kinds.years import quarter_of, year_of
from triwulan.exchange.imports.rows import Fault, Row, folded
from triwulan.indicators.models import Budget, Node
from triwulan.indicators.models.cascade import CODED, Level
from triwulan.indicators.planning.budgets import EnteredBudget, set_budget
from triwulan.indicators.planning.plans import plan_near
from triwulan.indicators.refusals import PlanRefused

_PLANNED = {f"rencana_tw{number}": number for number in (1, 2, 3)}
_SPENT = {f"realisasi_tw{number}": number for number in (1, 2, 3, 4)}
# A bidang urusan is what its programs add up to.
_SECTOR = re.compile(r"[\dX]\.[\dX]{2}\.?")
AMOUNTS = ("pagu", *_PLANNED, *_SPENT)


def _of_quarter(kind: str, key: str, number: int) -> Column:
    about = gettext_lazy("Sejak awal tahun sampai akhir triwulan, rupiah utuh")
    roman = to_roman(number)
    also = (f"{kind} tw {roman}", f"{kind} triwulan {roman}", f"{kind} tw{number} rp", f"{kind} tw{number} rp raw", f"{kind} tw {roman} rp", f"{kind} triwulan {roman} rp", f"{kind} anggaran triwulan {roman}", f"{kind} anggaran triwulan {roman} rp")  # fmt: skip
    return Column(key, about, also=also)


COLUMNS = (
    Column("kode", gettext_lazy("Kode program, kegiatan atau sub kegiatan"), also=("kode rekening", "kode sub kegiatan", "kdsubkeg"), is_code=True, example="2.20.02"),
    Column("program", gettext_lazy("Nama program, bila kodenya tidak lengkap"), also=("nama program", "nmprgrm"), carried=True),
    Column("kegiatan", gettext_lazy("Nama kegiatan, bila kodenya tidak lengkap"), also=("nama kegiatan", "nmkeg"), carried=True),
    Column("tahun", gettext_lazy("Tahun"), also=("tahun anggaran", "ta"), example="2026"),
    Column("pagu", gettext_lazy("Pagu setahun, rupiah utuh"), also=("anggaran", "pagu raw", "pagu anggaran", "pagu rp", "pagu indikatif"), example="250.000.000"),
    *(_of_quarter("rencana", key, number) for key, number in _PLANNED.items()),
    *(_of_quarter("realisasi", key, number) for key, number in _SPENT.items()),
    Column("realisasi", gettext_lazy("Realisasi sampai triwulan yang dipilih di bawah"), also=("realisasi anggaran", "realisasi rp")),
)  # fmt: skip


@dataclass
class _Sum:
    """What a node's lines add up to."""

    node: Node
    rows: list[Row] = field(default_factory=list)
    amounts: dict[str, Decimal] = field(default_factory=dict)


def take(work: Work, rows: Sequence[Row]) -> Outcome:
    outcome, sums = Outcome(), dict[tuple[int, int], _Sum]()
    cascades: dict[int, list[Node]] = {}
    above: Row | None = None
    for done, row in enumerate(rows, 1):
        above = row if row["kode"] or above is None else above
        try:
            if not any(row[key] for key in (*AMOUNTS, "realisasi")) or _SECTOR.fullmatch(row["kode"]):
                outcome.lines.append(Line(row.number, "same", _("%s: tanpa anggaran sendiri") % (row["kode"] or "–")))
                continue
            if above is not row and _continues(row, above):
                outcome.lines.append(Line(row.number, "same", _("lanjutan baris %d: jumlah yang sama") % above.number))
                continue
            year = int(year_of(row["tahun"] or work["tahun"]))
            if year not in cascades:
                cascades[year] = _coded(work, year)
            _add(sums, _node(cascades[year], row), year, row, work)
        except RowRefused as refused:
            outcome.faults.append(row.fault(refused.sentence, refused.column))
        work.step(done)
    for (_node_id, year), one in sums.items():
        _write(work, year, one, outcome)
    return outcome


def _continues(row: Row, above: Row) -> bool:
    """A program with several indicators stands in several rows, its code in the first only; what repeats is counted once.

    RowRefused where such a row has a budget of its own: whether that is a part of it or on top of it, the file does not say.
    """
    if row["program"] or row["kegiatan"]:
        return False
    if all(row[key] in ("", above[key]) for key in (*AMOUNTS, "realisasi")):
        return True
    facts = {"row": above.number, "code": above["kode"]}
    sentence = _(
        "Kodenya kosong, tetapi anggarannya lain daripada baris %(row)d (%(code)s). Isi kodenya supaya dijumlahkan, atau "
        "kosongkan anggarannya."
    )
    raise RowRefused(sentence % facts if above["kode"] else _("Kodenya belum diisi."), "kode")


def _coded(work: Work, year: int) -> list[Node]:
    plan = plan_near(work.agency, year)
    found = Node.objects.filter(plan=plan, level__in=CODED) if plan else Node.objects.none()
    return list(found.select_related("parent__parent__parent", "plan__agency"))


def _node(nodes: Sequence[Node], row: Row) -> Node:
    """By its whole code; one that only counts within its program is found by the names above it."""
    code = re.sub(r"\s+", "", row["kode"]).strip(".").upper()
    found = [node for node in nodes if node.code == code] if code else []
    if not found:
        found = [node for node in nodes if _is_meant(node, code, row)]
    if len(found) == 1:
        return found[0]
    named = " · ".join(word for word in (row["kode"], row["program"], row["kegiatan"]) if word)
    sentence = (
        _("“%s” tidak ada di kaskade. Impor kaskadenya dahulu.") if not found else _("“%s” cocok dengan beberapa kode.")
    )
    raise RowRefused(sentence % named if named else _("Kodenya belum diisi."), "kode")


def _is_meant(node: Node, code: str, row: Row) -> bool:
    """Some name has to be given, or a short code would fit anywhere."""
    names = {Level.PROGRAMME: row["program"], Level.ACTIVITY: row["kegiatan"]}
    given = [level for level, name in names.items() if name]
    if not given or (code and not f".{node.code}".endswith(f".{code}")):
        return False
    if not code and node.level != given[-1]:
        return False
    here: Node | None = node
    fits = dict.fromkeys(given, False)
    while here is not None:
        if here.level in fits:
            fits[Level(here.level)] = folded(here.name) == folded(names[Level(here.level)])
        here = here.parent
    return all(fits.values())


def _add(sums: dict[tuple[int, int], _Sum], node: Node, year: int, row: Row, work: Work) -> None:
    amounts = {key: _amount(row, key) for key in AMOUNTS if row[key]}
    if row["realisasi"]:
        amounts[f"realisasi_tw{quarter_of(work['triwulan'])}"] = _amount(row, "realisasi")
    one = sums.setdefault((node.pk, year), _Sum(node))
    one.rows.append(row)
    for key, amount in amounts.items():
        one.amounts[key] = one.amounts.get(key, Decimal(0)) + amount


def _amount(row: Row, key: str) -> Decimal:
    text = row[key]
    try:
        # ".00" as databases write it
        number = parse_number(f"0{text}" if text[:1] in {".", ","} else text)
    except NumberUnreadable as unreadable:
        raise RowRefused(unreadable.sentence, key) from unreadable
    whole = number.to_integral_value()
    return whole if whole == number else number


def _write(work: Work, year: int, one: _Sum, outcome: Outcome) -> None:
    """What the table does not say stays as it is."""
    former = Budget.objects.filter(node=one.node, year=year).first()
    entered = _entered(former, one.amounts)
    try:
        with transaction.atomic():
            budget = set_budget(node=one.node, year=year, entered=entered, actor=work.actor, reason=work["alasan"])
    except PlanRefused as refused:
        outcome.faults += [Fault(one.rows[0].number, sentence) for sentence in refused.sentences]
        return
    added = _(" (jumlah dari %d baris)") % len(one.rows) if len(one.rows) > 1 else ""
    ceiling = format_rupiah(budget.ceiling) if budget else "–"
    text = _("%(node)s: pagu %(year)d %(ceiling)s%(added)s") % {
        "node": one.node,
        "year": year,
        "ceiling": ceiling,
        "added": added,
    }
    is_same = former is not None and budget is not None and _facts(former) == _facts(budget)
    outcome.lines.append(Line(one.rows[0].number, "new" if former is None else "same" if is_same else "changed", text))


def _entered(former: Budget | None, amounts: Mapping[str, Decimal]) -> EnteredBudget:
    planned = {int(key): Decimal(value) for key, value in former.planned.items()} if former else {}
    spent = {int(key): Decimal(value) for key, value in former.spent.items()} if former else {}
    ceiling = amounts.get("pagu", former.ceiling if former else None)
    return EnteredBudget(
        ceiling,
        planned | {number: amounts[key] for key, number in _PLANNED.items() if key in amounts},
        spent | {number: amounts[key] for key, number in _SPENT.items() if key in amounts},
    )


def _facts(budget: Budget) -> tuple[Decimal, object, object]:
    return budget.ceiling, budget.planned, budget.spent


KIND = Kind(
    code="anggaran",
    title=gettext_lazy("Anggaran"),
    about=gettext_lazy(
        "Pagu, rencana dan realisasi per program, kegiatan atau sub kegiatan yang sudah ada di kaskade. Beberapa baris "
        "dengan kode yang sama dijumlahkan."
    ),
    roles=("perencana", "admin"),
    columns=COLUMNS,
    take=take,
    needed=(("kode", "program", "kegiatan"), (*AMOUNTS, "realisasi")),
    options=(
        Option("tahun", gettext_lazy("Tahun"), gettext_lazy("bila tidak ada kolomnya"), needed_without="tahun"),
        Option(
            "triwulan",
            gettext_lazy("Realisasi sampai triwulan"),
            gettext_lazy("I sampai IV, untuk kolom “realisasi”"),
            needed_with="realisasi",
        ),
        Option("alasan", gettext_lazy("Alasan perubahan pagu"), gettext_lazy("misalnya nomor DPPA")),
    ),
    back="manage:budgets",
)
