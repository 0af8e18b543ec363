from django.conf import settings
from django.db import models

from triwulan.cycles.models.round import Cycle
from triwulan.documents.models import Document, StoredFile
from triwulan.indicators.models import Evidence, Indicator, Realisation
from triwulan.organisations.models import Position
from triwulan.organisations.scoping import ScopedManager

_AGENCY = "round__agency"


class Correction(models.Model):
    """Named values of one unit's quarter that are to change after approval. Where it stands is read from its times.

    An analyst proposes (`endorsed_at` empty), a head asks; the planner decides; who asked hands in. `ended_at`: it was
    withdrawn or ended by decision before that.
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="value_corrections")
    reason = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="asked_corrections")
    position = models.ForeignKey(Position, models.PROTECT, related_name="asked_corrections")
    endorsed_at = models.DateTimeField(null=True, blank=True)
    endorsed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="endorsed_corrections"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="decided_corrections"
    )
    granted = models.BooleanField(default=False)
    decision = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="ended_corrections"
    )
    end_reason = models.TextField(blank=True)
    handed_in_at = models.DateTimeField(null=True, blank=True)
    handed_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="handed_in_corrections"
    )
    documents = models.ManyToManyField(Document, related_name="corrections", blank=True)

    objects = ScopedManager(government=f"cycle__{_AGENCY}__government", agency=f"cycle__{_AGENCY}")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.cycle_id} #{self.pk}"


class CorrectionValue(models.Model):
    """A value as it is to become. The fields of a realisation once more: nothing of it counts before it is handed in.

    `version` is the realisation's when it was named; `before` keeps all that the correction replaced.
    """

    correction = models.ForeignKey(Correction, models.CASCADE, related_name="values")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="corrections")
    realisation = models.ForeignKey(Realisation, models.PROTECT, related_name="corrections")
    version = models.PositiveIntegerField()
    before = models.JSONField()
    variables = models.JSONField()
    not_applicable = models.TextField(blank=True)
    explanation = models.TextField(blank=True)
    support = models.TextField(blank=True)
    obstacle = models.TextField(blank=True)
    follow_up = models.TextField(blank=True)
    answers = models.JSONField(default=dict)
    edition = models.PositiveIntegerField(default=0)
    saved_at = models.DateTimeField(null=True, blank=True)
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="corrected_values"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(
        government=f"correction__cycle__{_AGENCY}__government", agency=f"correction__cycle__{_AGENCY}"
    )

    class Meta:
        ordering = ("indicator__order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["realisation"],
                condition=models.Q(closed_at__isnull=True),
                name="corrected_once_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.correction_id} {self.indicator_id}"


class CorrectionFile(models.Model):
    """Evidence that will stand with the corrected value."""

    value = models.ForeignKey(CorrectionValue, models.CASCADE, related_name="files")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="correction_files")
    name = models.CharField(max_length=200)
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="correction_files")

    objects = ScopedManager(
        government=f"value__correction__cycle__{_AGENCY}__government", agency=f"value__correction__cycle__{_AGENCY}"
    )

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["value", "file"], name="correction_file_once"),)

    def __str__(self) -> str:
        return self.name


class CorrectionRemoval(models.Model):
    """Evidence that no longer stands with the value once the correction is handed in. Its file stays, and why it left."""

    value = models.ForeignKey(CorrectionValue, models.CASCADE, related_name="removals")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="removals")
    reason = models.TextField()
    named_at = models.DateTimeField()
    named_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="correction_removals")

    objects = ScopedManager(
        government=f"value__correction__cycle__{_AGENCY}__government", agency=f"value__correction__cycle__{_AGENCY}"
    )

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["value", "evidence"], name="correction_removal_once"),)

    def __str__(self) -> str:
        return f"{self.value_id} {self.evidence_id}"
