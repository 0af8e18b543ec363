from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class Severity(models.TextChoices):
    WARNING = "peringatan", _("peringatan, harus dijawab")
    BLOCKER = "penahan", _("penahan, harus diperbaiki")


class CrossRule(models.Model):
    """What must hold between figures of one quarter, like "[A] + [B] = [C]"; `core.expressions` reads it.

    In force from a first year to a last; a last year before the first means that it was stopped before it ever held.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="cross_rules")
    name = models.CharField(max_length=120)
    expression = models.CharField(max_length=500)
    message = models.CharField(max_length=300, blank=True)
    severity = models.CharField(max_length=12, choices=Severity, default=Severity.WARNING)
    valid_from = models.PositiveSmallIntegerField()
    valid_to = models.PositiveSmallIntegerField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["agency", "name"], name="cross_rule_name_once"),)

    def __str__(self) -> str:
        return self.name

    def is_in_force(self, year: int) -> bool:
        return self.valid_from <= year and (self.valid_to is None or year <= self.valid_to)

    @property
    def blocks(self) -> bool:
        return self.severity == Severity.BLOCKER
