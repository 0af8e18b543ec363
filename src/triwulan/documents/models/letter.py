from django.db import models

from triwulan.documents.models.file import StoredFile
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class LetterTemplate(models.Model):
    """The office's own DOCX for letters of a kind, from one moment to another: a paper keeps the one of its own time."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="letter_templates")
    kind = models.CharField(max_length=40)
    name = models.CharField(max_length=120)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="letter_templates")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=["agency", "kind"], condition=models.Q(until=None), name="one_letter_template_per_kind"
            ),
        )

    def __str__(self) -> str:
        return f"{self.kind} {self.name}"
