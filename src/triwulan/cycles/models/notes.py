from django.conf import settings
from django.db import models

from triwulan.cycles.models.assignment import Assignment
from triwulan.documents.models import StoredFile
from triwulan.indicators.models import Indicator
from triwulan.organisations.scoping import ScopedManager


class Mark(models.Model):
    """A checker's mark on one indicator."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="marks")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="marks")
    fits = models.BooleanField()
    note = models.TextField(blank=True)

    objects = ScopedManager(
        government="assignment__step_run__cycle__round__agency__government",
        agency="assignment__step_run__cycle__round__agency",
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=["assignment", "indicator"], name="mark_once"),)

    def __str__(self) -> str:
        return f"{self.indicator_id} {'sesuai' if self.fits else 'perbaiki'}"


class ReturnNote(models.Model):
    """Why one value went back to its analyst: on the task it opened."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="return_notes")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="return_notes")
    reason = models.TextField()
    returned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="return_notes")
    returned_at = models.DateTimeField()

    objects = ScopedManager(
        government="assignment__step_run__cycle__round__agency__government",
        agency="assignment__step_run__cycle__round__agency",
    )

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.assignment_id} {self.indicator_id}"


class Attachment(models.Model):
    """A file attached to a free step (`dokumen`)."""

    assignment = models.ForeignKey(Assignment, models.PROTECT, related_name="attachments")
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=200)
    attached_at = models.DateTimeField()
    attached_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="attachments")

    objects = ScopedManager(
        government="assignment__step_run__cycle__round__agency__government",
        agency="assignment__step_run__cycle__round__agency",
    )

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.name
