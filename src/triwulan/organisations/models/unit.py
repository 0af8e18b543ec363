from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models.agency import Agency
from triwulan.organisations.scoping import ScopedManager


class UnitKind(models.TextChoices):
    """Level of a unit. The root of each agency stands for the agency itself."""

    AGENCY = "perangkat_daerah", _("Perangkat daerah")
    SECRETARIAT = "sekretariat", _("Sekretariat")
    DIVISION = "bidang", _("Bidang")
    SUBSECTION = "subbagian", _("Subbagian")
    SUBDIVISION = "subbidang", _("Subbidang")
    TEAM = "tim", _("Tim")


DIVISION_KINDS = (UnitKind.SECRETARIAT, UnitKind.DIVISION)


class Unit(models.Model):
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="units")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    kind = models.CharField(max_length=20, choices=UnitKind)
    code = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.name
