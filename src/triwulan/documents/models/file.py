from django.db import models

from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class StoredFile(models.Model):
    """Content on disk under its SHA-256. One row per agency and content, however often it is attached."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="files")
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    stored_at = models.DateTimeField()
    checked_at = models.DateTimeField(null=True, blank=True, db_index=True, help_text="its content against its hash")
    damaged_at = models.DateTimeField(null=True, blank=True, help_text="when a check found it so; empty while whole")
    removed_at = models.DateTimeField(null=True, blank=True, help_text="destroyed with its papers; the hash stays")

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "sha256"], name="stored_once_per_agency"),)

    def __str__(self) -> str:
        return self.sha256[:12]
