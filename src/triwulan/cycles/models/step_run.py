from django.db import models

from triwulan.cycles.models.round import Cycle
from triwulan.organisations.scoping import ScopedManager


class StepRun(models.Model):
    """A step as it happened. Its rows are the history; where a cycle stands is derived from them.

    `beside` marks a run that corrects single values while another step is open: it does not move the cycle.
    `returned_by` is the run whose return opened this one. A withdrawn run was opened by a step that was taken back.
    """

    cycle = models.ForeignKey(Cycle, models.PROTECT, related_name="step_runs")
    code = models.CharField(max_length=40)
    work = models.CharField(max_length=30)
    stretch = models.PositiveSmallIntegerField()
    attempt = models.PositiveSmallIntegerField(default=1)
    opened_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    beside = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="corrections", db_index=False
    )
    returned_by = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="returned_to")

    objects = ScopedManager(government="cycle__round__agency__government", agency="cycle__round__agency")

    class Meta:
        ordering = ("id",)
        # of the few that stand beside another: an index over all would lead SQLite through every run of every year
        indexes = (models.Index(fields=["beside"], name="step_run_beside", condition=models.Q(beside__isnull=False)),)
        constraints = (
            models.UniqueConstraint(
                fields=["cycle", "code", "attempt"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="step_run_once_per_attempt",
            ),
        )

    def __str__(self) -> str:
        return f"{self.cycle_id} {self.code}#{self.attempt}"
