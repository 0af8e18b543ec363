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
