from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager

MOST_YEARS = 99


class Fate(models.TextChoices):
    """What comes after both retentions (nasib akhir)."""

    DESTROYED = "musnah", _("musnah")
    PERMANENT = "permanen", _("permanen")
    APPRAISED = "dinilai_kembali", _("dinilai kembali")


class Security(models.TextChoices):
    ORDINARY = "biasa", _("biasa")
    LIMITED = "terbatas", _("terbatas")
    SECRET = "rahasia", _("rahasia")


class Begins(models.TextChoices):
    """From when active retention is counted: a schedule says one of the first two, one paper may be told its own day."""

    CLOSED = "berkas_ditutup", _("sejak berkasnya ditutup")
    DATED = "tanggal_naskah", _("sejak tanggal naskah")
    SET = "ditetapkan", _("sejak tanggal yang ditetapkan")


class RetentionRule(models.Model):
    """The agency's own line of the schedule for a kind, in place of what `kinds.known` guesses."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="retention_rules")
    kind = models.CharField(max_length=40)
    classification = models.CharField(max_length=40)
    active_years = models.PositiveSmallIntegerField(validators=[MaxValueValidator(MOST_YEARS)])
    inactive_years = models.PositiveSmallIntegerField(validators=[MaxValueValidator(MOST_YEARS)])
    fate = models.CharField(max_length=16, choices=Fate)
    security = models.CharField(max_length=10, choices=Security, default=Security.ORDINARY)
    begins = models.CharField(max_length=16, choices=Begins, default=Begins.DATED)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "kind"], name="retention_once_per_kind"),)

    def __str__(self) -> str:
        return f"{self.kind}: {self.active_years}+{self.inactive_years} {self.fate}"


class ArchiveBox(models.Model):
    """A box and where it stands. It keeps its page, and so its label, when it is carried elsewhere."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="archive_boxes")
    building = models.CharField(max_length=80, blank=True)
    room = models.CharField(max_length=80, blank=True)
    cabinet = models.CharField(max_length=80, blank=True)
    name = models.CharField(max_length=80, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("building", "room", "cabinet", "name", "id")
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "building", "room", "cabinet", "name"], name="box_once_per_place"
            ),
        )

    def __str__(self) -> str:
        return self.name or self.cabinet


class ArchiveFolder(models.Model):
    """A folder within a box; one without a name is the box itself."""

    box = models.ForeignKey(ArchiveBox, models.PROTECT, related_name="folders")
    name = models.CharField(max_length=120, blank=True)

    objects = ScopedManager(government="box__agency__government", agency="box__agency")

    class Meta:
        ordering = ("name", "id")
        constraints = (models.UniqueConstraint(fields=["box", "name"], name="folder_once_per_box"),)

    def __str__(self) -> str:
        return self.name
