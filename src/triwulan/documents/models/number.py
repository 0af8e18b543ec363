from django.db import models

from triwulan.organisations.models import Agency, Unit
from triwulan.organisations.scoping import ScopedManager


class NumberSequence(models.Model):
    """The last number given per agency and year. Gap-free, since it is taken in the transaction that uses it."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="number_sequences")
    year = models.PositiveSmallIntegerField()
    last = models.PositiveIntegerField(default=0)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "year"], name="sequence_once_per_year"),)

    def __str__(self) -> str:
        return f"{self.year}: {self.last}"


class NumberPattern(models.Model):
    """A kind's own pattern, in place of the agency's. All kinds share the one sequence."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="number_patterns")
    kind = models.CharField(max_length=40)
    pattern = models.CharField(max_length=120)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "kind"], name="pattern_once_per_kind"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.pattern}"


class ReservedNumber(models.Model):
    """A number taken ahead of its paper, for a kind and a unit, with the day it carries and why.

    The next paper of that kind and unit claims it, date and all; or it is voided, with a reason, and stays as a gap told.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="reserved_numbers")
    kind = models.CharField(max_length=40)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="reserved_numbers")
    number = models.CharField(max_length=120)
    date = models.DateField()
    reason = models.CharField(max_length=200)
    reserved_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    document = models.OneToOneField(
        "documents.Document", models.PROTECT, null=True, blank=True, related_name="reservation"
    )
    voided_at = models.DateTimeField(null=True, blank=True)
    void_reason = models.CharField(max_length=200, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return self.number
