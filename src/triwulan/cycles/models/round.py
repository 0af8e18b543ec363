from django.conf import settings
from django.db import models

from triwulan.core.quarters import Quarter
from triwulan.organisations.models import Agency, Position, Unit
from triwulan.organisations.scoping import ScopedManager
from triwulan.sop.models import SopRevision


class Round(models.Model):
    """An agency's quarter under one revision of its SOP."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="rounds")
    revision = models.ForeignKey(SopRevision, models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField()
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="opened_rounds"
    )
    written_later = models.BooleanField(default=False)
    """What happened is still being written down afterwards (the demo's past years): nobody is asked for its tasks."""

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("-year", "-quarter")
        constraints = (models.UniqueConstraint(fields=["agency", "year", "quarter"], name="round_once_per_quarter"),)

    def __str__(self) -> str:
        return str(self.period)

    @property
    def period(self) -> Quarter:
        return Quarter(self.year, self.quarter)


class Cycle(models.Model):
    """One unit's run of the SOP in a round: each division's, and the agency's for its own steps."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="cycles")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="cycles")

    objects = ScopedManager(government="round__agency__government", agency="round__agency")

    class Meta:
        ordering = ("unit__order", "id")
        constraints = (models.UniqueConstraint(fields=["round", "unit"], name="cycle_once_per_unit"),)

    def __str__(self) -> str:
        return f"{self.unit} {self.round}"


class LateStart(models.Model):
    """A unit without which the planner started the agency's stretch, and why. The report names it."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="late_starts")
    stretch = models.PositiveSmallIntegerField()
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="late_starts")
    reason = models.TextField()
    decided_at = models.DateTimeField()
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="late_starts")
    position = models.ForeignKey(Position, models.PROTECT, related_name="late_starts")

    objects = ScopedManager(government="round__agency__government", agency="round__agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["round", "stretch", "unit"], name="late_start_once"),)

    def __str__(self) -> str:
        return f"{self.round_id} {self.unit_id}"
