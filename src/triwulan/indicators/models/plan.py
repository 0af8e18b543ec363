from django.db import models

from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class Objective(models.Model):
    """A sasaran: what the agency has promised to reach and its indicators measure."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="objectives")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    order = models.PositiveSmallIntegerField(default=0)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=["agency", "code"], name="objective_code_once"),)

    def __str__(self) -> str:
        return self.name


class Programme(models.Model):
    """A programme of the national nomenclature that serves an objective."""

    objective = models.ForeignKey(Objective, models.PROTECT, related_name="programmes")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=300)

    objects = ScopedManager(government="objective__agency__government", agency="objective__agency")

    class Meta:
        ordering = ("code",)
        constraints = (models.UniqueConstraint(fields=["objective", "code"], name="programme_code_once"),)

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Budget(models.Model):
    """Budget of a programme in a year, in whole rupiah.

    By quarter number, as decimal strings: `planned` is what was to be spent by the end of the first three (the fourth's
    is the ceiling itself), `spent` what was.
    """

    programme = models.ForeignKey(Programme, models.PROTECT, related_name="budgets")
    year = models.PositiveSmallIntegerField()
    ceiling = models.DecimalField(max_digits=18, decimal_places=2)
    planned = models.JSONField(default=dict)
    spent = models.JSONField(default=dict)

    objects = ScopedManager(
        government="programme__objective__agency__government", agency="programme__objective__agency"
    )

    class Meta:
        constraints = (models.UniqueConstraint(fields=["programme", "year"], name="budget_once_per_year"),)

    def __str__(self) -> str:
        return f"{self.programme_id} {self.year}"
