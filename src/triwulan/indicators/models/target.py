from django.db import models

from triwulan.indicators.models.indicator import Indicator
from triwulan.organisations.scoping import ScopedManager


class Target(models.Model):
    """What an indicator should reach in a quarter; without a quarter, in the year. A range has an upper bound too."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="targets")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=6)
    upper = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)

    objects = ScopedManager(government="indicator__agency__government", agency="indicator__agency")

    class Meta:
        ordering = ("year", "quarter")
        constraints = (
            models.UniqueConstraint(fields=["indicator", "year", "quarter"], name="target_once_per_quarter"),
            models.UniqueConstraint(
                fields=["indicator", "year"], condition=models.Q(quarter__isnull=True), name="target_once_per_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}/{self.quarter or 'tahun'}"
