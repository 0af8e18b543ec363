from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.documents.archive.retention import Retention
from triwulan.documents.models.archive import ArchiveFolder, Begins, Fate, Security
from triwulan.documents.models.file import StoredFile
from triwulan.organisations.models import Agency, Position, Unit
from triwulan.organisations.scoping import ScopedManager

if TYPE_CHECKING:
    import datetime as dt


class Document(models.Model):
    """An official paper: its content is frozen when its step ends; its files are rendered from that, once each."""

    agency = models.ForeignKey(Agency, models.PROTECT, related_name="documents")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="documents")
    kind = models.CharField(max_length=40)
    number = models.CharField(max_length=120)
    title = models.CharField(max_length=300)
    date = models.DateField()
    year = models.PositiveSmallIntegerField()
    quarter = models.PositiveSmallIntegerField(null=True, blank=True)
    content = models.TextField()
    verification_code = models.CharField(max_length=20, unique=True)
    classification = models.CharField(max_length=40, blank=True)
    active_years = models.PositiveSmallIntegerField(default=0)
    inactive_years = models.PositiveSmallIntegerField(default=0)
    fate = models.CharField(max_length=16, choices=Fate, default=Fate.APPRAISED)
    begins = models.CharField(max_length=16, choices=Begins, default=Begins.DATED, help_text="the rule it came under")
    retention_from = models.DateField(null=True, blank=True, help_text="None while its file is open")
    retention_note = models.CharField(max_length=200, blank=True)
    security = models.CharField(max_length=10, choices=Security, default=Security.ORDINARY)
    copies = models.PositiveSmallIntegerField(default=1, help_text="of the paper, in its folder")
    archive_place = models.CharField(max_length=500, blank=True, help_text="the folder's place, as one line")
    folder = models.ForeignKey(ArchiveFolder, models.PROTECT, null=True, blank=True, related_name="documents")
    inactive_at = models.DateTimeField(null=True, blank=True, help_text="carried to where inactive papers are kept")
    disposal = models.ForeignKey(
        "documents.Disposal", models.PROTECT, null=True, blank=True, related_name="papers", help_text="that lists it"
    )
    destroyed_at = models.DateTimeField(null=True, blank=True, help_text="content and files are gone, the row stays")
    created_at = models.DateTimeField()
    supersedes = models.OneToOneField("self", models.PROTECT, null=True, blank=True, related_name="superseded_by")
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.CharField(max_length=200, blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="sent_documents"
    )
    receipt = models.CharField(max_length=300, blank=True, help_text="what the addressee gave for it")
    taken_back_at = models.DateTimeField(null=True, blank=True, help_text="no longer in force, replaced or not")

    # Set on a row that is shown to somebody who may not read it (`documents.access`); never a column.
    closed = False

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=["agency", "-created_at", "-id"], name="register_newest_first"),)
        constraints = (models.UniqueConstraint(fields=["agency", "year", "number"], name="number_once_per_year"),)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def superseding(self) -> "Document | None":
        """The paper that took its place."""
        found: Document | None = getattr(self, "superseded_by", None)
        return found

    @property
    def inactive_from(self) -> "dt.date | None":
        return self.retention.inactive_from(self.retention_from) if self.retention_from else None

    @property
    def over_from(self) -> "dt.date | None":
        return self.retention.over_from(self.retention_from) if self.retention_from else None

    @property
    def retention(self) -> Retention:
        return Retention(self.active_years, self.inactive_years, self.fate)


class Rendition(models.Model):
    """One format of a document, rendered once and kept."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="renditions")
    format = models.CharField(max_length=8)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="renditions")

    objects = ScopedManager(government="document__agency__government", agency="document__agency")

    class Meta:
        ordering = ("format",)
        constraints = (models.UniqueConstraint(fields=["document", "format"], name="rendered_once_per_format"),)

    def __str__(self) -> str:
        return f"{self.document_id} {self.format}"


class Manner(models.TextChoices):
    """How it was signed; the modules of `documents.signers` by their names."""

    WET_INK = "wet_ink", _("tanda tangan basah")
    CERTIFICATE = "certificate", _("sertifikat elektronik")
    BSRE = "bsre", _("BSrE")


class Signing(models.Model):
    """A signature a paper waits for or has. It never blocks the SOP.

    The scan proves the ink; `sealed` is the PDF with this electronic signature and all before it. `manner` is empty until
    it is signed. `on_behalf_of` is the superior's position, for "a.n.".
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="signings")
    position = models.ForeignKey(Position, models.PROTECT, related_name="signings")
    order = models.PositiveSmallIntegerField(default=0)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="signings")
    capacity = models.CharField(max_length=10, blank=True)
    signed_at = models.DateTimeField(null=True, blank=True)
    scan = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="signings")
    on_behalf_of = models.CharField(max_length=200, blank=True)
    manner = models.CharField(max_length=12, choices=Manner, blank=True)
    sealed = models.ForeignKey(StoredFile, models.PROTECT, null=True, blank=True, related_name="sealings")
    certificate_name = models.CharField(max_length=200, blank=True)
    certificate_issuer = models.CharField(max_length=200, blank=True)
    certificate_sha256 = models.CharField(max_length=64, blank=True)

    objects = ScopedManager(government="document__agency__government", agency="document__agency")

    class Meta:
        ordering = ("order", "id")

    def __str__(self) -> str:
        return f"{self.document_id} {self.position}"
