from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class Act(models.TextChoices):
    DESTRUCTION = "musnah", _("pemusnahan")
    HANDOVER = "serah", _("penyerahan")


class Disposal(models.Model):
    """Papers whose retention is over, listed on one berita acara; done once that is signed, or given up before.

    `basis` is who approved it, as schedules ask (e.g. the letter of the archive institution).
    """

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="disposals")
    act = models.CharField(max_length=8, choices=Act)
    document = models.OneToOneField("documents.Document", models.PROTECT, related_name="act")
    recipient = models.CharField(max_length=200, blank=True)
    basis = models.CharField(max_length=300)
    prepared_at = models.DateTimeField()
    carried_out_at = models.DateTimeField(null=True, blank=True)
    carried_out_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="disposals"
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.act} {self.document_id}"
