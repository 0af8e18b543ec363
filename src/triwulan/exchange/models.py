from django.conf import settings
from django.db import models

from triwulan.cycles.models import Assignment
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class Upload(models.Model):
    """A table that somebody sent, kept while he looks at its preview: a closed tab or an ended session loses nothing.

    One for each person, kind and task; the next one takes its place. Forgotten a week after it came.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="uploads")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="uploads")
    kind = models.CharField(max_length=20)
    task = models.ForeignKey(Assignment, models.PROTECT, null=True, blank=True, related_name="uploads")
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    # How it is read (sheet, heading, columns, options), as its sender chose or as it was found.
    choices = models.JSONField(default=dict, blank=True)
    # What trying it out found (`imports/outcome.py`); None until then, and again when a choice changes.
    outcome = models.JSONField(null=True, blank=True)
    # When he pressed the button, and when it was in.
    confirmed_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    # Why it could not be done, a sentence.
    problem = models.TextField(blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return self.name

    @property
    def counts(self) -> dict[str, int]:
        """Its rows by what they do, or did: `new`, `changed`, `same`."""
        counts: dict[str, int] = (self.outcome or {}).get("counts", {"new": 0, "changed": 0, "same": 0})
        return counts


class YearBag(models.Model):
    """A year's bag that somebody asked for: made by the worker, kept some days, then only this row of it is left."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="year_bags")
    year = models.PositiveSmallIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="year_bags")
    asked_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True, help_text="made, or given up")
    problem = models.TextField(blank=True, help_text="why there is none, a sentence")
    rows = models.PositiveIntegerField(default=0)
    files = models.PositiveIntegerField(default=0)
    missing = models.PositiveIntegerField(default=0, help_text="stored files that are damaged, and not in it")
    size = models.BigIntegerField(default=0, help_text="bytes")
    sha256 = models.CharField(max_length=64, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(fields=["agency"], condition=models.Q(ended_at=None), name="one_bag_at_a_time"),
        )

    def __str__(self) -> str:
        return f"{self.year} {self.agency}"

    @property
    def state(self) -> str:
        if self.ended_at is None:
            return "running"
        if self.problem:
            return "failed"
        return "removed" if self.removed_at else "ready"
