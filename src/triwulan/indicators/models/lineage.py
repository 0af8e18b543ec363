from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.indicators.models.indicator import Indicator
from triwulan.organisations.scoping import ScopedManager


class RevisionKind(models.TextChoices):
    NEW = "baru", _("baru")
    KEPT = "tetap", _("tetap")
    REVISED = "revisi", _("direvisi")
    REPLACED = "pengganti", _("pengganti")
    STOPPED = "dihentikan", _("dihentikan")


class IndicatorRevision(models.Model):
    """What was decided of an indicator from a year on, why and by which decree; `former` is the version before.

    A stopped one has no version after it: `year` is then the first in which it is not measured any more.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="revisions")
    former = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="later_revisions")
    kind = models.CharField(max_length=10, choices=RevisionKind)
    year = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=500, blank=True)
    decree = models.CharField(max_length=120, blank=True)
    decree_on = models.DateField(null=True, blank=True)
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="indicator_revisions"
    )

    objects = ScopedManager(government="indicator__agency__government", agency="indicator__agency")

    class Meta:
        ordering = ("year", "id")

    def __str__(self) -> str:
        return f"{self.indicator} {self.kind} {self.year}"


class BenchmarkScope(models.TextChoices):
    NATIONAL = "nasional", _("Nasional")
    PROVINCE = "provinsi", _("Provinsi")
    OTHER = "lainnya", _("Daerah lain")


class Benchmark(models.Model):
    """What others reached in a year, and where that is published."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="benchmarks")
    scope = models.CharField(max_length=10, choices=BenchmarkScope)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=20, decimal_places=6)
    source = models.CharField(max_length=200)

    objects = ScopedManager(government="indicator__agency__government", agency="indicator__agency")

    class Meta:
        ordering = ("-year", "scope", "id")
        constraints = (models.UniqueConstraint(fields=["indicator", "scope", "year", "source"], name="benchmark_once"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.scope} {self.year}"
