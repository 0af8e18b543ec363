"""What is written. Keyed by unit and period; no cycle is known here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Agency, Position, Unit
from triwulan.organisations.scoping import ScopedManager


class ReportKind(models.TextChoices):
    UNIT = "laporan_data_kinerja", _("Laporan Data Kinerja")
    QUARTER = "laporan_triwulan", _("Laporan Triwulan")
    YEAR = "laporan_kinerja", _("Laporan Kinerja")


class Report(models.Model):
    """One report of one unit for a quarter, or for the year when there is no quarter."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="reports")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reports")
    kind = models.CharField(max_length=30, choices=ReportKind)
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["unit", "kind", "year", "quarter"], name="report_once_per_quarter"),
            models.UniqueConstraint(
                fields=["unit", "kind", "year"], condition=models.Q(quarter__isnull=True), name="report_once_per_year"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.year}/{self.quarter or 'tahun'}"


class Section(models.Model):
    """A stretch of narrative. `drafted` is what the rules wrote; `body` is what stands, once somebody edited it."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="sections")
    key = models.SlugField(max_length=60)
    title = models.CharField(max_length=200)
    order = models.PositiveSmallIntegerField(default=0)
    indicator = models.ForeignKey(Indicator, models.PROTECT, null=True, blank=True, related_name="sections")
    author = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="sections")
    drafted = models.TextField(blank=True)
    body = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    edited_at = models.DateTimeField(null=True, blank=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="edited_sections"
    )

    objects = ScopedManager(government="report__agency__government", agency="report__agency")

    class Meta:
        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=["report", "key"], name="section_key_once"),)

    def __str__(self) -> str:
        return self.title


class ReportVersion(models.Model):
    """A report as it was handed in: its narrative and its figures, frozen."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    frozen_at = models.DateTimeField()
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="report_versions"
    )
    sop_checksum = models.CharField(max_length=64)
    sections = models.JSONField()

    objects = ScopedManager(government="report__agency__government", agency="report__agency")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["report", "number"], name="report_version_once"),)

    def __str__(self) -> str:
        return f"{self.report_id} v{self.number}"


class FrozenFigure(models.Model):
    """A figure as a report printed it, with all that explains it."""

    version = models.ForeignKey(ReportVersion, models.CASCADE, related_name="figures")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="frozen_figures")
    variables = models.JSONField()
    not_applicable = models.TextField(blank=True)
    target = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    target_upper = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    percent = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    raw_percent = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    status = models.CharField(max_length=20)
    predicate = models.CharField(max_length=60, blank=True)
    formula = models.CharField(max_length=200)
    evidence = models.JSONField(default=list)
    explanation = models.TextField(blank=True)
    warnings = models.JSONField(null=True)
    """What was asked of it and answered: {"warning", "answer", "by"}. None: the version is older than this was kept."""

    objects = ScopedManager(government="version__report__agency__government", agency="version__report__agency")

    class Meta:
        ordering = ("indicator__order", "id")

    def __str__(self) -> str:
        return f"{self.version_id} {self.indicator_id}"


class Recommendation(models.Model):
    """What the planner recommends for an indicator in a quarterly report."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="recommendations")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="recommendations")
    text = models.TextField()

    objects = ScopedManager(government="report__agency__government", agency="report__agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["report", "indicator"], name="recommendation_once"),)

    def __str__(self) -> str:
        return f"{self.report_id} {self.indicator_id}"
