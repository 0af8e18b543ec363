from django.db import models

from triwulan.documents.models.file import StoredFile
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class Illustration(models.Model):
    """A picture that a report's text may show; its caption and its words for the blind stand in the text."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="illustrations")
    file = models.OneToOneField(StoredFile, models.PROTECT, related_name="illustration")
    width = models.PositiveIntegerField(help_text="in pixels")
    height = models.PositiveIntegerField(help_text="in pixels")
    added_at = models.DateTimeField()

    objects = ScopedManager(government="agency__government", agency="agency")

    def __str__(self) -> str:
        return f"{self.file} {self.width}×{self.height}"
