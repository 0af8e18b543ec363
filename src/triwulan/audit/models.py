"""The append-only record. Plain values only: it knows no caller and outlives what it tells of.

Entries are links of a chain, one per agency: each holds its place, the digest of the one before it and its own
(`chain.py`). The database itself refuses to change or remove one (`append_only.py`).
"""

from typing import Any, NoReturn

from django.db import models

DIGEST_LENGTH = 64


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
    chain = models.CharField(max_length=40)
    # Its place in the chain, from 1 without gaps; `position_id` above is the office's.
    number = models.BigIntegerField()
    previous = models.CharField(max_length=DIGEST_LENGTH, blank=True)
    digest = models.CharField(max_length=DIGEST_LENGTH)

    objects = AppendOnly.as_manager()

    class Meta:
        ordering = ("id",)
        indexes = (
            models.Index(fields=["subject_type", "subject_id"], name="audit_entry_subject"),
            models.Index(fields=["agency_id", "at"], name="audit_entry_time"),
        )
        constraints = (models.UniqueConstraint(fields=["chain", "number"], name="audit_entry_once_per_place"),)

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.action} {self.subject_type} {self.subject_id}"


class ChainHead(models.Model):
    """Where a chain ends: who writes the next entry holds this row until his transaction ends."""

    chain = models.CharField(max_length=40, unique=True)
    number = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=DIGEST_LENGTH, blank=True)

    def __str__(self) -> str:
        return f"{self.chain} {self.number} {self.digest}"


class ChainCheck(models.Model):
    """What one night's verification found. A whole chain's number and digest are what later ones are held against.

    `fault` is the kind of the first broken link (`verify.py`), empty when there is none.
    """

    chain = models.CharField(max_length=40)
    day = models.DateField()
    checked_at = models.DateTimeField()
    number = models.BigIntegerField()
    digest = models.CharField(max_length=DIGEST_LENGTH, blank=True)
    fault = models.CharField(max_length=12, blank=True)
    fault_number = models.BigIntegerField(null=True)
    fault_entry_id = models.BigIntegerField(null=True)

    class Meta:
        ordering = ("-day", "-id")
        constraints = (models.UniqueConstraint(fields=["chain", "day"], name="audit_check_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.chain} {self.day} {self.fault or 'whole'}"
