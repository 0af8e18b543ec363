"""What others reached, to be set beside the agency's own value."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core.numbers import NumberUnreadable
from triwulan.indicators.entries import note_indicator
from triwulan.indicators.entry import TOO_LARGE, read_number
from triwulan.indicators.models import Benchmark, BenchmarkScope, Indicator
from triwulan.indicators.planning.goals import Promised
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR
from triwulan.indicators.planning.texts import line_faults, one_line
from triwulan.indicators.refusals import PlanRefused


@transaction.atomic
def set_benchmark(
    *, indicator: Indicator, scope: str, year: int, value: Promised, source: str, actor: Actor
) -> Benchmark:
    """A second value of the same source for the same year takes the first one's place."""
    faults = [*_faults(scope, year, source)]
    number = _number(indicator, value, faults)
    if faults or number is None:
        raise PlanRefused(*faults)
    there: dict[str, Any] = {"indicator": indicator, "scope": scope, "year": year, "source": one_line(source)}
    benchmark, _is_new = Benchmark.objects.update_or_create(**there, defaults={"value": number})
    facts = {"scope": scope, "year": year, "value": f"{number:f}", "source": one_line(source)}
    note_indicator("benchmark_set", indicator, actor, **facts)
    return benchmark


@transaction.atomic
def remove_benchmark(*, benchmark: Benchmark, actor: Actor) -> None:
    facts = {"scope": benchmark.scope, "year": benchmark.year, "source": benchmark.source}
    note_indicator("benchmark_removed", benchmark.indicator, actor, **facts, value=f"{benchmark.value:f}")
    benchmark.delete()


def _faults(scope: str, year: int, source: str) -> Iterator[str]:
    if scope not in BenchmarkScope.values:
        yield _("Lingkup pembanding “%s” tidak dikenal.") % scope
    if not FIRST_YEAR <= year <= LAST_YEAR:
        yield _("Tahun %(year)d di luar %(first)d sampai %(last)d.") % {
            "year": year,
            "first": FIRST_YEAR,
            "last": LAST_YEAR,
        }
    yield from line_faults(_("Sumber"), one_line(source), 200)


def _number(indicator: Indicator, value: Promised, faults: list[str]) -> Decimal | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        faults.append(_("Nilai pembanding belum diisi."))
        return None
    try:
        number = read_number(indicator, value)
    except NumberUnreadable as unreadable:
        faults.append(unreadable.sentence)
        return None
    if abs(number) >= TOO_LARGE:
        faults.append(_("Angka terlalu besar. Tulis paling banyak 14 angka."))
    return number
