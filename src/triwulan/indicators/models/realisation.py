from django.conf import settings
from django.db import models

from triwulan.documents.models import StoredFile
from triwulan.indicators.models.indicator import Indicator
from triwulan.organisations.models import Unit
from triwulan.organisations.scoping import ScopedManager


class Realisation(models.Model):
    """What was reached: the variables as entered (decimal strings), and what the unit says of them.

    `not_applicable` is why the quarter cannot be judged (n/a), for example a survey that comes out once a year. It is
    neither 0 nor empty: with a reason there are no variables, and nobody waits for them.

    Written only through `cycles` actions, which hold the step's check. It knows no cycle, so it outlives one.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="realisations")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="realisations")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    variables = models.JSONField(default=dict)
    not_applicable = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    support = models.TextField(blank=True)
    obstacle = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=0)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="realisations"
    )
    entered_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(government="indicator__agency__government", agency="indicator__agency")

    class Meta:
        constraints = (
            models.UniqueConstraint(
                fields=["indicator", "unit", "year", "quarter"], name="realisation_once_per_quarter"
            ),
        )

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year}/{self.quarter}"


class Evidence(models.Model):
    """A file that shows a realisation. Removing it leaves the file and the record of the removal."""

    realisation = models.ForeignKey(Realisation, models.PROTECT, related_name="evidence")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="evidence")
    name = models.CharField(max_length=200)
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="attached_evidence"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(
        government="realisation__indicator__agency__government", agency="realisation__indicator__agency"
    )

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["realisation", "file"],
                condition=models.Q(removed_at__isnull=True),
                name="evidence_once_while_attached",
            ),
        )

    def __str__(self) -> str:
        return self.name


class WarningAnswer(models.Model):
    """The answer to a validation warning. It holds for the value it was given for (`fingerprint`), not for a later one."""

    realisation = models.ForeignKey(Realisation, models.CASCADE, related_name="answers")
    code = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    text = models.TextField()
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="warning_answers"
    )

    objects = ScopedManager(
        government="realisation__indicator__agency__government", agency="realisation__indicator__agency"
    )

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["realisation", "code"], name="answer_once_per_warning"),)

    def __str__(self) -> str:
        return f"{self.realisation_id} {self.code}"
