"""An indicator's two years as a line of achievements, with the same figures in words."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from triwulan.core.numbers import format_percent
from triwulan.core.quarters import Quarter
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Indicator
from triwulan.web.drawing.course import course

_SHOWN = 8


@dataclass(frozen=True)
class PastShown:
    name: str
    marks: tuple[tuple[Quarter, Decimal | None], ...]

    @property
    def known(self) -> int:
        return sum(value is not None for _quarter, value in self.marks)

    @property
    def picture(self) -> SafeString:
        said = "; ".join(f"{quarter} {format_percent(value, 1)}" for quarter, value in self.marks if value is not None)
        return course(self.marks, _("Capaian %(name)s per triwulan: %(said)s") % {"name": self.name, "said": said})


def past_of(indicator: Indicator, last: Quarter) -> PastShown:
    """The quarters up to `last`, with a gap where there is no achievement."""
    figure = figure_for(indicator, last)
    achieved = {past.quarter: past.percent for past in figure.history} | {last: figure.percent}
    quarters = [last]
    while len(quarters) < _SHOWN:
        quarters.append(quarters[-1].previous)
    return PastShown(indicator.name, tuple((each, achieved.get(each)) for each in reversed(quarters)))
