"""Which values may be asked for: handed in, frozen in a report, in no step's hands any more, in no other correction."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from triwulan.core.quarters import Quarter
from triwulan.core.spoken import say_date
from triwulan.cycles.models import Assignment, CorrectionValue, Cycle
from triwulan.cycles.queries import open_tasks
from triwulan.indicators.models import Indicator, Realisation
from triwulan.reports.models import FrozenFigure

_IN_HAND = ("bahan", "laporan", "periksa")


def cycle_collecting(indicator: Indicator, quarter: Quarter) -> Cycle | None:
    """The unit's run in which the value was handed in last."""
    handed = Assignment.objects.filter(
        step_run__cycle__round__agency=indicator.agency_id,
        step_run__cycle__round__year=quarter.year,
        step_run__cycle__round__quarter=quarter.number,
        step_run__work__in=("bahan", "laporan"),
        indicators=indicator,
        finished_at__isnull=False,
        withdrawn_at__isnull=True,
    )
    task = (
        handed.select_related("step_run__cycle__round__agency__government", "step_run__cycle__unit")
        .order_by("-id")
        .first()
    )
    return task.step_run.cycle if task else None


def approved_indicators(cycle: Cycle) -> list[Indicator]:
    """What the unit's report of the quarter has frozen and no step holds."""
    held = _held(cycle).values_list("indicators", flat=True)
    frozen = _frozen(cycle).values_list("indicator", flat=True)
    collected = Assignment.objects.filter(step_run__cycle=cycle, step_run__work__in=("bahan", "laporan"))
    own = collected.filter(withdrawn_at__isnull=True, finished_at__isnull=False).values_list("indicators", flat=True)
    found = Indicator.objects.filter(pk__in=set(own) & set(frozen)).exclude(pk__in=set(held) - {None})
    return list(found.order_by("order", "id"))


def problems(cycle: Cycle, indicators: Iterable[Indicator], *, but: int | None = None) -> list[str]:
    """Why these values may not be corrected now, a sentence each; `but` is the correction that asks."""
    wanted = list(indicators)
    approved = {one.pk for one in approved_indicators(cycle)}
    sentences = [
        _("Nilai %(code)s belum disetujui atau masih dalam langkah SOP. Minta dikembalikan lewat pemeriksaan.")
        % {"code": one.code}
        for one in wanted
        if one.pk not in approved
    ]
    return sentences + _in_correction(cycle, wanted, but)


def _in_correction(cycle: Cycle, indicators: Sequence[Indicator], but: int | None) -> list[str]:
    round_ = cycle.round
    others = CorrectionValue.objects.filter(
        closed_at__isnull=True,
        indicator__in=[one.pk for one in indicators],
        realisation__year=round_.year,
        realisation__quarter=round_.quarter,
    ).exclude(correction=but or 0)
    return [
        _("Nilai %(code)s sedang dikoreksi atas permintaan %(who)s, %(day)s. Tunggu sampai selesai atau diakhiri.")
        % {
            "code": each.indicator.code,
            "who": each.correction.position.title,
            "day": say_date(each.correction.asked_at.astimezone(ZoneInfo(round_.agency.time_zone)).date()),
        }
        for each in others.select_related("indicator", "correction__position").order_by("indicator__order", "id")
    ]


def realisations(cycle: Cycle, indicators: Iterable[Indicator]) -> dict[int, Realisation]:
    """By indicator."""
    rows = Realisation.objects.filter(
        indicator__in=[one.pk for one in indicators], year=cycle.round.year, quarter=cycle.round.quarter
    ).select_related("indicator")
    return {row.indicator_id: row for row in rows if row.unit_id == row.indicator.unit_id}


def _frozen(cycle: Cycle) -> QuerySet[FrozenFigure]:
    round_ = cycle.round
    return FrozenFigure.objects.filter(
        version__report__agency=round_.agency_id,
        version__report__year=round_.year,
        version__report__quarter=round_.quarter,
    )


def _held(cycle: Cycle) -> QuerySet[Assignment]:
    return open_tasks().filter(step_run__cycle__round=cycle.round_id, step_run__work__in=_IN_HAND).order_by()
