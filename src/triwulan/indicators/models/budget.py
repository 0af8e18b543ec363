from django.conf import settings
from django.db import models

from triwulan.indicators.models.cascade import Node
from triwulan.organisations.scoping import ScopedManager


class Budget(models.Model):
    """Budget of a program, kegiatan or sub kegiatan in a year, in whole rupiah.

    `ceiling` is the pagu in force, `first_ceiling` what it was before its first change, None while there was none. By
    quarter number, as decimal strings: `planned` is what was to be spent by the end of the first three (the fourth's is
    the ceiling itself), `spent` what was.
    """

    node = models.ForeignKey(Node, models.PROTECT, related_name="budgets")
    year = models.PositiveSmallIntegerField()
    ceiling = models.DecimalField(max_digits=18, decimal_places=2)
    first_ceiling = models.DecimalField(max_digits=18, decimal_places=2, null=True, blank=True)
    planned = models.JSONField(default=dict)
    spent = models.JSONField(default=dict)

    objects = ScopedManager(government="node__plan__agency__government", agency="node__plan__agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["node", "year"], name="budget_once_per_year"),)

    def __str__(self) -> str:
        return f"{self.node_id} {self.year}"


class BudgetChange(models.Model):
    """A ceiling as it was and as it became (DPPA); what was spent is in the record alone."""

    node = models.ForeignKey(Node, models.PROTECT, related_name="budget_changes")
    year = models.PositiveSmallIntegerField()
    before = models.DecimalField(max_digits=18, decimal_places=2)
    after = models.DecimalField(max_digits=18, decimal_places=2, null=True)
    reason = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="budget_changes"
    )

    objects = ScopedManager(government="node__plan__agency__government", agency="node__plan__agency")

    class Meta:
        ordering = ("changed_at", "id")

    def __str__(self) -> str:
        return f"{self.node_id} {self.year} {self.changed_at:%Y-%m-%d}"
