from django.db import models

from triwulan.indicators.models.cascade import Node
from triwulan.organisations.scoping import ScopedManager


class Budget(models.Model):
    """Budget of a program, kegiatan or sub kegiatan in a year, in whole rupiah.

    By quarter number, as decimal strings: `planned` is what was to be spent by the end of the first three (the fourth's
    is the ceiling itself), `spent` what was.
    """

    node = models.ForeignKey(Node, models.PROTECT, related_name="budgets")
    year = models.PositiveSmallIntegerField()
    ceiling = models.DecimalField(max_digits=18, decimal_places=2)
    planned = models.JSONField(default=dict)
    spent = models.JSONField(default=dict)

    objects = ScopedManager(government="node__plan__agency__government", agency="node__plan__agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["node", "year"], name="budget_once_per_year"),)

    def __str__(self) -> str:
        return f"{self.node_id} {self.year}"
