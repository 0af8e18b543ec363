"""What is stored of indicators, in few queries; what it means is worked out in `ledger` and `figures`."""

from collections.abc import Collection, Iterable, Sequence

from django.db.models import F, Prefetch, Q, QuerySet, prefetch_related_objects

from triwulan.indicators.models import (
    Evidence,
    Frequency,
    Indicator,
    Node,
    Realisation,
    Target,
    Variable,
    WarningAnswer,
)
from triwulan.organisations.models import Unit
from triwulan.organisations.prepared import prepared
from triwulan.organisations.queries import descendant_ids
from triwulan.organisations.reading import is_prefetched, prefetch, relate
from triwulan.organisations.remembering import remembered

LAST = 4
CASCADE = "node__parent__parent__parent"
"""As far up as from a sub kegiatan to the sasaran it serves."""


def indicators_of(unit: Unit, year: int, quarter: int = LAST) -> list[Indicator]:
    """What is collected in the quarter of a unit and those below it; of the root unit: the agency's.

    The last quarter has all that is valid in the year.
    """
    found = remembered(
        ("indicators", unit.agency_id, year, quarter), lambda: _ask_indicators(unit.agency_id, year, quarter)
    )
    within = None if unit.parent_id is None else descendant_ids(unit)
    return [one for one in found if within is None or one.unit_id in within]


def _ask_indicators(agency_id: int, year: int, quarter: int) -> list[Indicator]:
    return with_variables(_collected(agency=agency_id, year=year, every=quarter == LAST))


@prepared
def _collected(*, agency: int, year: int, every: bool) -> QuerySet[Indicator]:
    """The whole agency's: who asks for one unit mostly asks for the next as well."""
    indicators = Indicator.objects.filter(valid_in(year), agency=agency)
    return with_places(indicators if every else indicators.filter(frequency=Frequency.QUARTERLY))


def with_rules(indicators: QuerySet[Indicator]) -> "QuerySet[Indicator]":
    return with_places(indicators).prefetch_related("variables")


def with_places(indicators: QuerySet[Indicator]) -> "QuerySet[Indicator]":
    return indicators.select_related("agency", "unit", CASCADE, "owner", "owner__unit")


def with_variables(indicators: list[Indicator]) -> list[Indicator]:
    """As `prefetch_related` would fetch them, by a query that is prepared."""
    found: dict[int, list[Variable]] = {one.pk: [] for one in indicators}
    for variable in _variables(indicators=list(found)) if found else ():
        found[variable.indicator_id].append(variable)
    for one in indicators:
        for variable in found[one.pk]:
            relate(variable, indicator=one)
        prefetch(one, variables=found[one.pk])
    return indicators


@prepared
def _variables(*, indicators: Collection[int]) -> QuerySet[Variable]:
    return Variable.objects.filter(indicator__in=indicators)


def valid_in(year: int) -> Q:
    return Q(valid_from__lte=year) & (Q(valid_to__isnull=True) | Q(valid_to__gte=year))


def collected_in(year: int, quarter: int) -> Q:
    """What is measured once a year is asked for with the last quarter."""
    return valid_in(year) if quarter == LAST else valid_in(year) & Q(frequency=Frequency.QUARTERLY)


def load_rules(indicators: Sequence[Indicator]) -> None:
    """Fetch what a figure needs of its indicator, unless it is there: a fixed number of queries at most."""
    lacking = [one for one in indicators if not _has_rules(one)]
    nodes = Prefetch("node", Node.objects.select_related(CASCADE.removeprefix("node__")))
    prefetch_related_objects(lacking, "agency", "unit", nodes, "variables")


def _has_rules(indicator: Indicator) -> bool:
    return is_prefetched(indicator, "variables") and {"agency", "unit", "node"} <= indicator._state.fields_cache.keys()


def formers_of(indicators: Sequence[Indicator]) -> list[Indicator]:
    """The other versions of those that were revised; no query where none was."""
    firsts = {one.first_id for one in indicators} - {None}
    if not firsts:
        return []
    versions = Indicator.objects.filter(Q(pk__in=firsts) | Q(first__in=firsts))
    others = versions.exclude(pk__in=[one.pk for one in indicators])
    return list(others.select_related("agency").prefetch_related("variables"))


def realisations_of(indicators: Iterable[Indicator], years: Iterable[int]) -> list[Realisation]:
    """Each indicator's own unit's realisations: another unit's share of it is another row."""
    return _realisations(indicators=[one.pk for one in indicators], years=list(years))


@prepared
def _realisations(*, indicators: Collection[int], years: Collection[int]) -> QuerySet[Realisation]:
    own = Realisation.objects.filter(indicator__in=indicators, unit=F("indicator__unit"), year__in=years)
    return own.select_related("entered_by")


def load_proofs(realisations: Sequence[Realisation]) -> None:
    """Fetch the evidence that still stands and the answers, for all the rows at once."""
    by_key = {one.pk: one for one in realisations}
    for one in realisations:
        vars(one).update(standing_evidence=[], given_answers=[])
    if not by_key:
        return
    for evidence in _evidence(realisations=list(by_key)):
        evidence.realisation = by_key[evidence.realisation_id]
        vars(evidence.realisation)["standing_evidence"].append(evidence)
    for answer in _answers(realisations=list(by_key)):
        vars(by_key[answer.realisation_id])["given_answers"].append(answer)


@prepared
def _evidence(*, realisations: Collection[int]) -> QuerySet[Evidence]:
    standing = Evidence.objects.filter(realisation__in=realisations, removed_at__isnull=True)
    return standing.select_related("file", "attached_by")


@prepared
def _answers(*, realisations: Collection[int]) -> QuerySet[WarningAnswer]:
    return WarningAnswer.objects.filter(realisation__in=realisations).select_related("answered_by")


def standing(realisation: Realisation | None) -> tuple[Evidence, ...]:
    """The evidence that `load_proofs` put there."""
    return tuple(getattr(realisation, "standing_evidence", ()))


def answers_to(realisation: Realisation | None) -> dict[str, WarningAnswer]:
    """The answers to warnings that `load_proofs` put there, by the warning's code."""
    return {answer.code: answer for answer in getattr(realisation, "given_answers", ())}


def targets_of(indicators: Iterable[Indicator], years: Iterable[int]) -> list[Target]:
    return _targets(indicators=[one.pk for one in indicators], years=list(years))


@prepared
def _targets(*, indicators: Collection[int], years: Collection[int]) -> QuerySet[Target]:
    return Target.objects.filter(indicator__in=indicators, year__in=years)


def uses_of(file_ids: Iterable[int]) -> list[Evidence]:
    """Every standing use of the files, whatever it proves."""
    files = list(file_ids)
    return _uses(files=files) if files else []


@prepared
def _uses(*, files: Collection[int]) -> QuerySet[Evidence]:
    used = Evidence.objects.filter(file__in=files, removed_at__isnull=True)
    return used.select_related("realisation__indicator")
