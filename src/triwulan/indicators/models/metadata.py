"""What is said of an indicator and of its variables besides how they are computed.

The names are those of Peraturan BPS 5/2020 (MS-Ind, MS-Var), put into English; docs/glossary.md has the office's words.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Frequency(models.TextChoices):
    QUARTERLY = "triwulan", _("setiap triwulan")
    YEARLY = "tahunan", _("setahun sekali")


class IndicatorMetadata(models.Model):
    """`method` is the formula in words, `size` what kind of figure it is (ukuran: jumlah, persentase, indeks …).

    No quarter's value may lie below `value_minimum` or above `value_maximum`; the variables have bounds of their own.
    """

    is_key = models.BooleanField(default=False, help_text="IKU")
    frequency = models.CharField(max_length=10, choices=Frequency, default=Frequency.QUARTERLY)
    concept = models.CharField(max_length=200, blank=True)
    method = models.TextField(blank=True)
    interpretation = models.TextField(blank=True)
    size = models.CharField(max_length=60, blank=True)
    classification = models.CharField(max_length=200, blank=True)
    is_composite = models.BooleanField(default=False)
    composed_of = models.TextField(blank=True)
    estimation_level = models.CharField(max_length=100, blank=True)
    is_public = models.BooleanField(default=True)
    baseline = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    baseline_year = models.PositiveSmallIntegerField(null=True, blank=True)
    evidence_wanted = models.CharField(max_length=300, blank=True)
    value_minimum = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    value_maximum = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)

    class Meta:
        abstract = True


class VariableMetadata(models.Model):
    alias = models.CharField(max_length=100, blank=True)
    concept = models.CharField(max_length=200, blank=True)
    definition = models.TextField(blank=True)
    chosen_after = models.CharField(max_length=200, blank=True, help_text="referensi pemilihan")
    time_reference = models.CharField(max_length=100, blank=True)
    data_type = models.CharField(max_length=40, blank=True)
    classification = models.CharField(max_length=200, blank=True)
    validation_rule = models.CharField(max_length=300, blank=True)
    question = models.CharField(max_length=300, blank=True)
    is_public = models.BooleanField(default=True)

    class Meta:
        abstract = True
