from django.conf import settings
from django.db import models

from triwulan.cycles.models.step_run import StepRun
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Position
from triwulan.organisations.scoping import ScopedManager


class Assignment(models.Model):
    """One position's share of a step, with its own clock. This is what a screen and the API call a task.

    It waits while `opened_at` is empty, and is open until it is finished or withdrawn. `clock_from` is the opening
    or the next office hour; `due_at` is computed from it and empty where the SOP sets no standard.
    """

    step_run = models.ForeignKey(StepRun, models.PROTECT, related_name="assignments")
    position = models.ForeignKey(Position, models.PROTECT, related_name="assignments")
    given_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="given")
    indicators = models.ManyToManyField(Indicator, related_name="assignments", blank=True)
    coordinator = models.BooleanField(default=False)
    instruction = models.TextField(blank=True)
    urgency = models.CharField(max_length=20, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    clock_from = models.DateTimeField(null=True, blank=True)
    due_at = models.DateTimeField(null=True, blank=True)
    late_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    note = models.TextField(blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="assignments"
    )
    capacity = models.CharField(max_length=10, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawal_reason = models.TextField(blank=True)
    late_noted_at = models.DateTimeField(null=True, blank=True)
    # since when it has been known that nobody may do it: the position is vacant, or its holder wrote what he would check
    stuck_noted_at = models.DateTimeField(null=True, blank=True)
    draft = models.JSONField(default=dict, blank=True)

    objects = ScopedManager(
        government="step_run__cycle__round__agency__government", agency="step_run__cycle__round__agency"
    )

    class Meta:
        ordering = ("id",)
        # what is open and what was just finished are found without walking through the years
        indexes = (
            models.Index(fields=["finished_at", "withdrawn_at", "position"], name="assignment_open"),
            models.Index(fields=["person", "finished_at"], name="assignment_finished"),
        )
        constraints = (
            models.UniqueConstraint(
                fields=["step_run", "position", "given_by"],
                condition=models.Q(withdrawn_at__isnull=True, finished_at__isnull=True),
                name="assignment_once_per_position",
            ),
        )

    def __str__(self) -> str:
        return f"{self.step_run} {self.position}"
