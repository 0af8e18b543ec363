"""An indicator as it is asked for, and what is wrong with it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from triwulan.core.achievement import POLARITIES, formula_name
from triwulan.core.caps import Cap
from triwulan.core.categories import NO_CATEGORIES, Categories
from triwulan.core.formula import AGGREGATIONS, KINDS, LABELS, VARIABLES, sum_refused, weights_problem
from triwulan.indicators.measured import UNSPOKEN, spoken_measure
from triwulan.indicators.models import Node, TargetKind
from triwulan.indicators.planning.metadata import (
    NO_METADATA,
    NO_VARIABLE_METADATA,
    Metadata,
    VariableMetadata,
    bounds_faults,
    metadata_faults,
    variable_metadata_faults,
)
from triwulan.organisations.models import Position, Unit

MOST_DECIMALS = 6
WHOLE = 100
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True)
class VariableSpec:
    code: str
    label: str
    measure: str = ""
    decimals: int = 0
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    weight: Decimal | None = None
    about: VariableMetadata = NO_VARIABLE_METADATA


@dataclass(frozen=True, kw_only=True)
class IndicatorSpec:
    """`aggregation` "" and `decimals` None: what suits the kind of value. `variables` empty: the kind's own.

    Without `cap` the agency's holds, unless `uncapped`.
    """

    unit: Unit
    node: Node
    code: str
    name: str
    measure: str
    valid_from: int
    valid_to: int | None = None
    owner: Position | None = None
    definition: str = ""
    decimals: int | None = None
    value_kind: str = "tunggal"
    polarity: str = "naik"
    formula: str = ""
    aggregation: str = ""
    target_kind: str = TargetKind.DISCRETE
    cap: Cap | None = None
    uncapped: bool = False
    floored: bool = False
    categories: Categories = NO_CATEGORIES
    weight: Decimal | None = None
    evidence_required: bool = True
    source: str = ""
    variables: Sequence[VariableSpec] = ()
    about: Metadata = NO_METADATA

    @property
    def shown_decimals(self) -> int:
        """A percentage has two decimals unless told otherwise, all else none."""
        return self.decimals if self.decimals is not None else 2 * (spoken_measure(self.measure) == "%")

    @property
    def year_rule(self) -> str:
        """Shares and scores stand where they stand; counts add up."""
        if self.aggregation:
            return self.aggregation
        stands = self.value_kind == "persentase" or sum_refused(self.value_kind, "jumlah", self.measure)
        return "nilai_akhir" if stands else "jumlah"

    @property
    def entries(self) -> Sequence[VariableSpec]:
        return self.variables or default_variables(self.value_kind, self.measure, self.shown_decimals)


def default_variables(value_kind: str, measure: str, decimals: int) -> tuple[VariableSpec, ...]:
    """What each kind asks for; () for one that must name its own. A share's two are counts of what it is a share of."""
    codes = VARIABLES[value_kind]
    if value_kind in ("persentase", "rasio"):
        return tuple(VariableSpec(code, LABELS[code], minimum=Decimal(0)) for code in codes)
    counted = spoken_measure(measure).lower() not in UNSPOKEN | {"%"}
    label = measure[:1].upper() + measure[1:] if counted and value_kind == "tunggal" else ""
    least = Decimal(0) if counted else None
    return tuple(VariableSpec(code, label or LABELS[code], measure, decimals, minimum=least) for code in codes)


def faults(spec: IndicatorSpec) -> list[str]:
    """Every fault, a sentence each; none means that `create_indicator` will not refuse it for its own sake."""
    return [*_text_faults(spec), *_choice_faults(spec), *_number_faults(spec), *_metadata_faults(spec)] or [
        *_rule_faults(spec)
    ]


def _metadata_faults(spec: IndicatorSpec) -> Iterator[str]:
    yield from metadata_faults(spec.about)
    for variable in spec.variables:
        yield from variable_metadata_faults(variable.about, variable.label)
        for sentence in bounds_faults(variable.minimum, variable.maximum):
            yield f"{variable.label}: {sentence}"


def _text_faults(spec: IndicatorSpec) -> Iterator[str]:
    limits = (
        (_("Kode"), spec.code, 40),
        (_("Nama"), spec.name, 300),
        (_("Satuan"), spec.measure, 60),
    )
    for what, text, longest in limits:
        if not text.strip():
            yield _("%s belum diisi.") % what
        elif len(text) > longest:
            yield _("%(what)s paling panjang %(longest)d huruf.") % {"what": what, "longest": longest}


def _choice_faults(spec: IndicatorSpec) -> Iterator[str]:
    choices = (
        (_("Jenis nilai"), spec.value_kind, KINDS),
        (_("Polaritas"), spec.polarity, POLARITIES),
        (_("Agregasi"), spec.aggregation or AGGREGATIONS[0], AGGREGATIONS),
        (_("Jenis target"), spec.target_kind, tuple(TargetKind.values)),
    )
    for what, chosen, allowed in choices:
        if chosen not in allowed:
            facts = {"what": what, "chosen": chosen, "allowed": ", ".join(allowed)}
            yield _("%(what)s “%(chosen)s” tidak dikenal. Pilih: %(allowed)s.") % facts


def _number_faults(spec: IndicatorSpec) -> Iterator[str]:
    if spec.decimals is not None and not 0 <= spec.decimals <= MOST_DECIMALS:
        yield _("Desimal harus 0 sampai %d.") % MOST_DECIMALS
    if not FIRST_YEAR <= spec.valid_from <= LAST_YEAR:
        yield _("Tahun %(year)d di luar %(first)d sampai %(last)d.") % {
            "year": spec.valid_from,
            "first": FIRST_YEAR,
            "last": LAST_YEAR,
        }
    if spec.valid_to is not None and spec.valid_to < spec.valid_from:
        yield _("Tahun terakhir mendahului tahun pertama.")
    if spec.weight is not None and not 0 <= spec.weight <= WHOLE:
        yield _("Bobot indikator harus 0 sampai 100.")


def _rule_faults(spec: IndicatorSpec) -> Iterator[str]:
    """What only shows once every single choice is sound."""
    try:
        formula_name(spec.polarity, spec.formula)
    except ValueError as unknown:
        yield str(unknown)
    refused = sum_refused(spec.value_kind, spec.year_rule, spec.measure)
    if refused:
        yield refused
    if spec.categories and spec.value_kind != "kategori":
        yield _("Skala kategori hanya untuk indikator yang nilainya kategori.")
    yield from _variable_faults(spec)
    yield from _place_faults(spec)


def _variable_faults(spec: IndicatorSpec) -> Iterator[str]:
    codes = tuple(one.code for one in spec.entries)
    fixed = VARIABLES[spec.value_kind]
    if not codes:
        yield _("Jenis nilai “%s” memerlukan daftar variabel.") % spec.value_kind
    elif len(set(codes)) < len(codes):
        yield _("Kode variabel tidak boleh berulang.")
    elif fixed and set(codes) != set(fixed):
        yield _("Jenis nilai “%(kind)s” memakai variabel %(codes)s.") % {
            "kind": spec.value_kind,
            "codes": ", ".join(fixed),
        }
    if spec.value_kind == "berbobot" and codes:
        weights = {one.code: one.weight for one in spec.entries if one.weight is not None}
        problem = weights_problem(codes, weights)
        if problem:
            yield problem


def _place_faults(spec: IndicatorSpec) -> Iterator[str]:
    agency = spec.unit.agency_id
    if spec.node.plan.agency_id != agency or (spec.owner and spec.owner.unit.agency_id != agency):
        yield _("Sasaran dan pemilik harus dari perangkat daerah yang sama dengan unitnya.")
