from django.db import models

from triwulan.indicators.models.cascade import Node
from triwulan.indicators.models.indicator import Indicator
from triwulan.organisations.models import Position
from triwulan.organisations.scoping import ScopedManager


class PlannedActivity(models.Model):
    """A row of a position's Rencana Aksi: what it will do for an indicator, in which quarters (1 to 4), who, from what.

    `node` is the kegiatan or sub kegiatan that pays, `budget` its part in whole rupiah. `version` rises with each change.
    """

    position = models.ForeignKey(Position, models.PROTECT, related_name="planned_activities")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="planned_activities")
    year = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=300)
    quarters = models.JSONField(default=list)
    responsible = models.CharField(max_length=200, blank=True)
    node = models.ForeignKey(Node, models.PROTECT, null=True, blank=True, related_name="planned_activities")
    budget = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    version = models.PositiveIntegerField(default=0)

    objects = ScopedManager(government="position__unit__agency__government", agency="position__unit__agency")

    class Meta:
        ordering = ("order", "id")
        verbose_name_plural = "planned activities"

    def __str__(self) -> str:
        return self.text
