from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models import Agency, Position, Unit
from triwulan.organisations.scoping import ScopedManager


class PlanKind(models.TextChoices):
    RENSTRA = "renstra", _("Renstra")
    RPJMD = "rpjmd", _("RPJMD")


class Plan(models.Model):
    """A plan of several years, both of its years included, and the decree that put it into force."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="plans")
    kind = models.CharField(max_length=10, choices=PlanKind, default=PlanKind.RENSTRA)
    name = models.CharField(max_length=200)
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    decree = models.CharField(max_length=120, blank=True)
    decree_on = models.DateField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("first_year", "id")

    def __str__(self) -> str:
        return f"{self.name} {self.first_year}–{self.last_year}"


class Level(models.TextChoices):
    """What a node is, from the top; a node stands under one of a higher level, and levels may be left out."""

    VISION = "visi", _("Visi")
    MISSION = "misi", _("Misi")
    GOAL = "tujuan", _("Tujuan")
    OBJECTIVE = "sasaran", _("Sasaran strategis")
    PROGRAMME = "program", _("Program")
    ACTIVITY = "kegiatan", _("Kegiatan")
    SUBACTIVITY = "sub_kegiatan", _("Sub kegiatan")


CODED = (Level.PROGRAMME, Level.ACTIVITY, Level.SUBACTIVITY)
"""What the national nomenclature gives a code and a name, and what has a budget."""

RANKS = {level: rank for rank, level in enumerate(Level)}


class Node(models.Model):
    """One place in a plan's cascade. A coded one is called as the nomenclature calls it; `result` is its own sasaran.

    `unit` and `position` answer for it, where that is known. `weight`: a sasaran's share of the agency's figure, where
    sasaran are weighted. Years bound it within its plan's; None: the plan's own.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="nodes")
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    level = models.CharField(max_length=12, choices=Level)
    code = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=500)
    result = models.CharField(max_length=500, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="nodes")
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="nodes")
    order = models.PositiveSmallIntegerField(default=0)
    weight = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    valid_from = models.PositiveSmallIntegerField(null=True, blank=True, help_text="first year")
    valid_to = models.PositiveSmallIntegerField(null=True, blank=True, help_text="last year")

    objects = ScopedManager(government="plan__agency__government", agency="plan__agency")

    class Meta:
        ordering = ("order", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["plan", "parent", "level", "code"], condition=~models.Q(code=""), name="node_code_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}" if self.is_coded else self.name

    @property
    def is_coded(self) -> bool:
        return self.level in CODED

    @property
    def rank(self) -> int:
        """0 is the top."""
        return RANKS[Level(self.level)]

    @property
    def statement(self) -> str:
        """What is to be reached: a coded one's name says only what is done."""
        return self.result or self.name

    @property
    def promise(self) -> str:
        """What a position's papers call the sasaran: of a coded one its own, else the sasaran strategis it serves."""
        return self.statement if self.is_coded else self.objective.name

    @property
    def objective(self) -> "Node":
        """The sasaran strategis it serves, or what stands in its place: itself, or the next above that is no coded one."""
        here = self
        while here.is_coded and here.parent is not None:
            here = here.parent
        return here

    @property
    def programme(self) -> "Node | None":
        """The program it is or belongs to."""
        here: Node | None = self
        while here is not None and here.level in (Level.ACTIVITY, Level.SUBACTIVITY):
            here = here.parent
        return here if here is not None and here.level == Level.PROGRAMME else None
