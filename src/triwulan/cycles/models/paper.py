from django.db import models

from triwulan.cycles.models.assignment import Assignment
from triwulan.cycles.models.step_run import StepRun
from triwulan.documents.models import Document
from triwulan.organisations.scoping import ScopedManager


class Paper(models.Model):
    """The document that a step yielded."""

    step_run = models.ForeignKey(StepRun, models.PROTECT, related_name="papers")
    assignment = models.ForeignKey(Assignment, models.PROTECT, null=True, blank=True, related_name="papers")
    document = models.OneToOneField(Document, models.PROTECT, related_name="paper")

    objects = ScopedManager(
        government="step_run__cycle__round__agency__government", agency="step_run__cycle__round__agency"
    )

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.step_run} {self.document}"
