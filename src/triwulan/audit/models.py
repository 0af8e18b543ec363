"""The append-only record. Plain values only: it knows no caller and outlives what it tells of."""

from typing import Any, NoReturn

from django.db import models


class RecordIsAppendOnly(TypeError):
    """A programming error: what happened is never changed, and what was wrong gets an entry of its own."""


class AppendOnly(models.QuerySet["Entry"]):
    def update(self, **_values: Any) -> NoReturn:
        raise RecordIsAppendOnly("entries are never changed")

    def delete(self) -> NoReturn:
        raise RecordIsAppendOnly("entries are never deleted")


class Entry(models.Model):
    """One thing that happened, by whom, in which capacity. Facts are references and figures, never a sentence."""

    at = models.DateTimeField()
    government_id = models.BigIntegerField(null=True)
    agency_id = models.BigIntegerField(null=True, db_index=True)
    actor_id = models.BigIntegerField(null=True)
    position_id = models.BigIntegerField(null=True)
    capacity = models.CharField(max_length=10, blank=True)
    action = models.CharField(max_length=60)
    subject_type = models.CharField(max_length=40)
    subject_id = models.BigIntegerField()
    cycle_id = models.BigIntegerField(null=True, db_index=True)
    facts = models.JSONField(default=dict)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["subject_type", "subject_id"], name="audit_entry_subject"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject_type} {self.subject_id}"
