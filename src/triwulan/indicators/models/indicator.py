from decimal import Decimal
from typing import TYPE_CHECKING

from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.core.caps import Cap
from triwulan.core.categories import Categories, Category
from triwulan.indicators.models.cascade import Node
from triwulan.indicators.models.metadata import IndicatorMetadata, VariableMetadata
from triwulan.organisations.models import Agency, Position, Unit
from triwulan.organisations.scoping import ScopedManager

if TYPE_CHECKING:
    from collections.abc import Iterable


class Polarity(models.TextChoices):
    UP = "naik", _("makin tinggi makin baik")
    DOWN = "turun", _("makin rendah makin baik")
    STEADY = "tetap", _("makin dekat makin baik")
    RANGE = "rentang", _("di dalam rentang")


class Aggregation(models.TextChoices):
    """How a year comes out of its quarters; always computed on the variables, never on percentages."""

    SUM = "jumlah", _("jumlah")
    LAST = "nilai_akhir", _("nilai akhir")
    MEAN = "rata_rata", _("rata-rata")
    MAXIMUM = "maksimum", _("maksimum")
    MINIMUM = "minimum", _("minimum")


class TargetKind(models.TextChoices):
    DISCRETE = "diskrit", _("per triwulan")
    CUMULATIVE = "kumulatif", _("kumulatif")


class Indicator(IndicatorMetadata):
    """One measured thing of one unit, for a place in the cascade, as it was defined from a first year to a last.

    A revision makes another row with the same `first` (lineage.py), so that the figures of earlier years keep their own.
    The owner position is whom a disposition proposes for it.

    Without a `cap`, and not `uncapped`, the agency's holds. `categories`: [["WTP", "4"], …], best first. `weight`: its
    share of its sasaran, where indicators are weighted.
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="indicators")
    first = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="versions")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="indicators")
    owner = models.ForeignKey(Position, models.PROTECT, related_name="indicators", null=True, blank=True)
    node = models.ForeignKey(Node, models.PROTECT, related_name="indicators")
    code = models.CharField(max_length=40)
    name = models.CharField(max_length=300)
    definition = models.TextField(blank=True)
    measure = models.CharField(max_length=60)
    decimals = models.PositiveSmallIntegerField(default=0)
    value_kind = models.CharField(max_length=20, default="tunggal")
    polarity = models.CharField(max_length=10, choices=Polarity, default=Polarity.UP)
    formula = models.CharField(max_length=20, blank=True)
    aggregation = models.CharField(max_length=20, choices=Aggregation, default=Aggregation.SUM)
    target_kind = models.CharField(max_length=10, choices=TargetKind, default=TargetKind.DISCRETE)
    cap = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    cap_above = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    uncapped = models.BooleanField(default=False)
    floored = models.BooleanField(default=False)
    categories = models.JSONField(default=list, blank=True)
    weight = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    evidence_required = models.BooleanField(default=True)
    source = models.CharField(max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)
    valid_from = models.PositiveSmallIntegerField(help_text="first year")
    valid_to = models.PositiveSmallIntegerField(null=True, blank=True, help_text="last year")

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("order", "id")
        constraints = (
            models.UniqueConstraint(fields=["agency", "code", "valid_from"], name="indicator_code_once_per_version"),
        )

    def __str__(self) -> str:
        return f"{self.code} {self.name}"

    @property
    def objective(self) -> Node:
        return self.node.objective

    @property
    def programme(self) -> Node | None:
        return self.node.programme

    @property
    def scale(self) -> Categories:
        """Empty for what is measured in numbers."""
        return Categories(tuple(Category(label, Decimal(code)) for label, code in self.categories))

    @property
    def parts(self) -> "Iterable[Variable]":
        """Its variables in order. Where they were fetched beforehand no queryset is made around them each time."""
        fetched: Iterable[Variable] | None = vars(self).get("_prefetched_objects_cache", {}).get("variables")
        return self.variables.all() if fetched is None else fetched

    @property
    def limit(self) -> Cap | None:
        """What holds for it: its own, or the agency's."""
        if self.uncapped:
            return None
        owner = self.agency if self.cap is None else self
        return None if owner.cap is None else Cap(owner.cap, owner.cap_above)


class Variable(VariableMetadata):
    """A figure that is entered; the indicator's value is derived from its variables."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="variables")
    code = models.SlugField(max_length=40)
    label = models.CharField(max_length=200)
    measure = models.CharField(max_length=60)
    decimals = models.PositiveSmallIntegerField(default=0)
    minimum = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    maximum = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    weight = models.DecimalField(max_digits=7, decimal_places=4, null=True, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    objects = ScopedManager(government="indicator__agency__government", agency="indicator__agency")

    class Meta:
        ordering = ("order", "id")
        constraints = (models.UniqueConstraint(fields=["indicator", "code"], name="variable_code_once"),)

    def __str__(self) -> str:
        return self.label
