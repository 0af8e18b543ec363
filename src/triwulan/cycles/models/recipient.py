from django.db import models

from triwulan.cycles.models.assignment import Assignment
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Position
from triwulan.organisations.scoping import ScopedManager


class Recipient(models.Model):
    """Whom a disposition addressed: the position, its indicators, and who coordinates among several."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="recipients")
    position = models.ForeignKey(Position, models.PROTECT, related_name="addressed")
    performer = models.CharField(max_length=40)
    indicators = models.ManyToManyField(Indicator, related_name="addressed", blank=True)
    instruction = models.TextField(blank=True)
    coordinator = models.BooleanField(default=False)

    objects = ScopedManager(
        government="assignment__step_run__cycle__round__agency__government",
        agency="assignment__step_run__cycle__round__agency",
    )

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["assignment", "position"], name="addressed_once"),)

    def __str__(self) -> str:
        return f"{self.assignment_id} → {self.position}"
