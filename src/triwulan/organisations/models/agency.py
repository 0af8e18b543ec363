from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.scoping import ScopedManager


class Government(models.Model):
    """The tenant: a regency, city, province or ministry. Nothing is shared between two of them."""

    name = models.CharField(max_length=200)
    region_code = models.CharField(max_length=13, blank=True)

    def __str__(self) -> str:
        return self.name


class ShiftRule(models.TextChoices):
    """Where a round opens whose day is no working day."""

    NEXT = "next", _("hari kerja berikutnya")
    PREVIOUS = "previous", _("hari kerja sebelumnya")
    NONE = "none", _("tetap pada harinya")


class LateRule(models.TextChoices):
    """When a standard of less than a day turns red."""

    END_OF_DAY = "end_of_day", _("pada akhir hari kerja")
    AT_ONCE = "at_once", _("seketika")


class PaperSize(models.TextChoices):
    A4 = "a4", _("A4 (210 × 297 mm)")
    F4 = "f4", _("F4 atau folio (215 × 330 mm)")


class Agency(models.Model):
    """An office with its letterhead and its own rules. Agencies merge and split, so they have dates.

    Margins in millimetres; `cover_sha256` names the picture on its reports' covers. `cap` and `cap_above` are core's Cap. `overseer_*`: who outside the agency signs its head's Perjanjian Kinerja, such as
    the regent; without a position nobody does.
    """

    government = models.ForeignKey(Government, models.PROTECT, related_name="agencies")
    code = models.CharField(max_length=30, blank=True)
    name = models.CharField(max_length=200)
    short_name = models.CharField(max_length=60, blank=True)
    place = models.CharField(max_length=80)
    address = models.TextField(blank=True)
    website = models.CharField(max_length=120, blank=True)
    email = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=60, blank=True)
    crest_svg = models.TextField(blank=True)
    time_zone = models.CharField(max_length=40, default="Asia/Makassar")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    shift_rule = models.CharField(max_length=10, choices=ShiftRule, default=ShiftRule.NEXT)
    late_rule = models.CharField(max_length=12, choices=LateRule, default=LateRule.END_OF_DAY)
    cap = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    cap_above = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    predicate_scale = models.JSONField(null=True, blank=True)
    explanation_below = models.DecimalField(max_digits=6, decimal_places=2, default=75)
    number_pattern = models.CharField(max_length=120, default="{klasifikasi}/{urut}/{unit}/{tahun}")
    overseer_position = models.CharField(max_length=120, blank=True)
    overseer_name = models.CharField(max_length=120, blank=True)
    overseer_title = models.CharField(max_length=60, blank=True, help_text="academic, behind the name")
    paper_size = models.CharField(max_length=2, choices=PaperSize, default=PaperSize.A4)
    pdf_font = models.CharField(max_length=40, default="Libertinus Serif")
    docx_font = models.CharField(max_length=40, default="Times New Roman")
    margin_top = models.PositiveSmallIntegerField(default=30)
    margin_right = models.PositiveSmallIntegerField(default=20)
    margin_bottom = models.PositiveSmallIntegerField(default=20)
    margin_left = models.PositiveSmallIntegerField(default=30, help_text="the binding edge")
    cover_sha256 = models.CharField(max_length=64, blank=True)
    sample = models.BooleanField(default=False)

    objects = ScopedManager(government="government")

    class Meta:
        verbose_name_plural = "agencies"

    def __str__(self) -> str:
        return self.name
