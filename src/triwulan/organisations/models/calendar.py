from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models.agency import Agency
from triwulan.organisations.scoping import ScopedManager


class OfficeHours(models.Model):
    """Hours of one weekday (0 = Monday), in Ramadan or outside it. A weekday without a row is no working day."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="office_hours")
    weekday = models.PositiveSmallIntegerField()
    ramadan = models.BooleanField(default=False)
    start = models.TimeField()
    end = models.TimeField()
    break_start = models.TimeField(null=True, blank=True)
    break_end = models.TimeField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("ramadan", "weekday")
        constraints = (models.UniqueConstraint(fields=["agency", "weekday", "ramadan"], name="hours_once_per_weekday"),)

    def __str__(self) -> str:
        return f"{self.weekday} {self.start}-{self.end}"


class HolidayKind(models.TextChoices):
    NATIONAL = "libur_nasional", _("Libur nasional")
    JOINT_LEAVE = "cuti_bersama", _("Cuti bersama")
    LOCAL = "libur_daerah", _("Libur daerah")


class Holiday(models.Model):
    agency = models.ForeignKey(Agency, models.CASCADE, related_name="holidays")
    date = models.DateField()
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20, choices=HolidayKind)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("date",)
        constraints = (models.UniqueConstraint(fields=["agency", "date"], name="holiday_once_per_day"),)

    def __str__(self) -> str:
        return f"{self.date} {self.name}"


class RamadanPeriod(models.Model):
    """First and last day of fasting; both count."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="ramadans")
    starts_on = models.DateField()
    ends_on = models.DateField()

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("starts_on",)

    def __str__(self) -> str:
        return f"{self.starts_on} - {self.ends_on}"
