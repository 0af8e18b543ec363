"""The drawings of the home with their words: every figure of a picture is also said."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from string import ascii_uppercase

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from triwulan.core.numbers import format_exact, format_number, format_percent
from triwulan.core.predicates import Band, Scale
from triwulan.core.quarters import Quarter
from triwulan.dashboards.efficiency import Measures, Point, measures
from triwulan.web.drawing.course import course
from triwulan.web.drawing.quadrant import quadrant

_END = 120


@dataclass(frozen=True)
class ScaleShown:
    scale: Scale

    @property
    def marks(self) -> tuple[int, ...]:
        """Nought, where each predicate begins, and the end of the drawing."""
        bounds = sorted(int(band.lower) for band in self.scale.bands if band.lower is not None and band.lower > 0)
        return (0, *bounds, max(_END, bounds[-1] + 20) if bounds else _END)

    @property
    def top(self) -> Band:
        return self.scale.bands[0]

    @property
    def top_words(self) -> str:
        """ "di atas 90 %" """
        if self.top.lower is None:
            return self.top.label
        words = _("mulai %(bound)s") if self.scale.inclusive else _("di atas %(bound)s")
        return words % {"bound": f"{format_exact(self.top.lower)}\N{NO-BREAK SPACE}%"}


@dataclass(frozen=True)
class CourseShown:
    marks: Sequence[tuple[Quarter, Decimal | None]]

    @property
    def known(self) -> int:
        return sum(value is not None for _quarter, value in self.marks)

    @property
    def picture(self) -> SafeString:
        said = "; ".join(f"{quarter} {format_percent(value, 1)}" for quarter, value in self.marks if value is not None)
        return course(self.marks, _("Rata-rata capaian sasaran per triwulan: %(said)s") % {"said": said})

    @property
    def sentence(self) -> str:
        """Beside the same quarter a year before: a first quarter is not compared with a fourth."""
        values = dict(self.marks)
        quarter, now = self.marks[-1]
        former = Quarter(quarter.year - 1, quarter.number)
        before = values.get(former)
        if now is None or before is None:
            return ""
        change = now - before
        facts = {"former": former, "points": format_number(abs(change), 2)}
        if round(change, 2) == 0:
            return _("Sama dengan %(former)s.") % facts
        rose = _("Dibanding %(former)s naik %(points)s angka.")
        fell = _("Dibanding %(former)s turun %(points)s angka.")
        return (rose if change > 0 else fell) % facts


@dataclass(frozen=True)
class EfficiencyShown:
    points: Sequence[Point]

    @property
    def measures(self) -> Measures:
        return measures(self.points)

    @property
    def lettered(self) -> list[tuple[str, Point]]:
        """Those that can be compared; the letters are the picture's."""
        known = [point for point in self.points if point.reached is not None and point.spent is not None]
        return [(ascii_uppercase[index % len(ascii_uppercase)], point) for index, point in enumerate(known)]

    @property
    def incomparable(self) -> list[Point]:
        return [point for point in self.points if point.verdict is None]

    @property
    def picture(self) -> SafeString:
        marks = [
            (letter, point.reached, point.spent, point.verdict == "costly")
            for letter, point in self.lettered
            if point.reached is not None and point.spent is not None
        ]
        said = "; ".join(self._said(point) for _letter, point in self.lettered)
        label = _("Capaian terhadap serapan per program: %(said)s") % {"said": said}
        return quadrant(marks, label, _("serapan anggaran, % dari rencana sampai triwulan ini"))

    def _said(self, point: Point) -> str:
        facts = {
            "programme": point.programme.name,
            "reached": format_percent(point.reached),
            "spent": format_percent(point.spent),
        }
        return _("%(programme)s capaian %(reached)s, serapan %(spent)s") % facts
