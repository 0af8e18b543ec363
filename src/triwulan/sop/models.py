from django.conf import settings
from django.db import models

from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class SopRevision(models.Model):
    """An SOP's text as uploaded, with its checksum. It is never edited; a round keeps the one it began with."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="sop_revisions")
    name = models.CharField(max_length=200)
    text = models.TextField()
    checksum = models.CharField(max_length=64)
    uploaded_at = models.DateTimeField()
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="uploaded_sops"
    )
    active_from = models.DateField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["agency", "checksum"], name="sop_text_once_per_agency"),)

    def __str__(self) -> str:
        return f"{self.name} {self.checksum[:8]}"
