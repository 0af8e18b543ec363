from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.indicators.models.indicator import Indicator
from triwulan.organisations.models import Position
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
        # the year's own before its quarters, which the two databases would sort differently
        ordering = ("year", models.F("quarter").asc(nulls_first=True))
        constraints = (
            models.UniqueConstraint(fields=["indicator", "year", "quarter"], name="target_once_per_quarter"),
            models.UniqueConstraint(
                fields=["indicator", "year"], condition=models.Q(quarter__isnull=True), name="target_once_per_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}/{self.quarter or 'tahun'}"


class PlanTarget(models.Model):
    """What the plan of several years promises for a year: it stays while the year's own target may be revised."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="plan_targets")
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    upper = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)

    objects = ScopedManager(government="indicator__agency__government", agency="indicator__agency")

    class Meta:
        ordering = ("year",)
        constraints = (models.UniqueConstraint(fields=["indicator", "year"], name="plan_target_once_per_year"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}"


class Horizon(models.TextChoices):
    YEAR = "tahunan", _("target tahunan dan triwulanan")
    PLAN = "menengah", _("target jangka menengah")


class TargetChange(models.Model):
    """A target as it was and as it became; None for one that was not there or is no more."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="target_changes")
    horizon = models.CharField(max_length=10, choices=Horizon, default=Horizon.YEAR)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    before = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    before_upper = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    after = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    after_upper = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    reason = models.CharField(max_length=500, blank=True)
    changed_at = models.DateTimeField()
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="target_changes"
    )
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="target_changes")

    objects = ScopedManager(government="indicator__agency__government", agency="indicator__agency")

    class Meta:
        ordering = ("changed_at", "id")

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}/{self.quarter or 'tahun'} {self.changed_at:%Y-%m-%d}"
