from django.conf import settings
from django.db import models

from triwulan.documents.models.document import Document
from triwulan.organisations.scoping import ScopedManager


class Loan(models.Model):
    """The paper is out of its folder. Somebody of the house borrowed it, or `outsider` did; one at a time."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="loans")
    borrower = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="loans")
    outsider = models.CharField(max_length=200, blank=True)
    purpose = models.CharField(max_length=200)
    lent_at = models.DateTimeField()
    due_on = models.DateField(help_text="the last day on which it is not late")
    returned_at = models.DateTimeField(null=True, blank=True)
    late_told_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(government="document__agency__government", agency="document__agency")

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=["document"], condition=models.Q(returned_at=None), name="lent_once_at_a_time"
            ),
        )

    def __str__(self) -> str:
        return f"{self.document_id} {self.due_on}"
