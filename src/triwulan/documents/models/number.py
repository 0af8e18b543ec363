from django.db import models

from triwulan.organisations.models import Agency
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
