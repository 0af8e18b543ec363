from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models.agency import Agency
from triwulan.organisations.models.unit import Unit
from triwulan.organisations.scoping import ScopedManager


class Role(models.Model):
    """What a position may do in an SOP (its `peran`). An agency may define more than the seeded ones."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="roles")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=100)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "code"], name="role_code_once_per_agency"),)

    def __str__(self) -> str:
        return self.name


class Position(models.Model):
    """A post on the office's chart. Positions, not persons, hold roles, tasks and indicators."""

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="positions")
    title = models.CharField(max_length=200)
    roles = models.ManyToManyField(Role, related_name="positions", blank=True)
    superior = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="subordinates")
    order = models.PositiveSmallIntegerField(default=0)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    objects = ScopedManager(government="unit__agency__government", agency="unit__agency")

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return self.title


class Capacity(models.TextChoices):
    """How a person holds a position: as its holder, or acting for it (Plt.: vacant; Plh.: holder away)."""

    DEFINITIVE = "definitif", _("Definitif")
    PLT = "Plt.", "Plt."
    PLH = "Plh.", "Plh."


class Holding(models.Model):
    """Who holds a position from when to when; both days count. `decree` and its day: by what he was appointed."""

    position = models.ForeignKey(Position, models.PROTECT, related_name="holdings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="holdings")
    capacity = models.CharField(max_length=10, choices=Capacity, default=Capacity.DEFINITIVE)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    decree = models.CharField(max_length=120, blank=True)
    decree_on = models.DateField(null=True, blank=True)

    objects = ScopedManager(government="position__unit__agency__government", agency="position__unit__agency")

    class Meta:
        ordering = ("starts_on", "id")

    def __str__(self) -> str:
        return f"{self.person} – {self.position}"
