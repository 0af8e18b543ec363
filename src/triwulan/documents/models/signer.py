from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models import Agency, Position
from triwulan.organisations.scoping import ScopedManager


class Who(models.TextChoices):
    """Whom a rule means; found anew for each paper, so that people may change."""

    STEP = "step", _("jabatan yang disebut langkahnya")
    UNIT_HEAD = "unit_head", _("kepala unit naskah")
    AGENCY_HEAD = "agency_head", _("kepala perangkat daerah")
    POSITION = "position", _("jabatan tertentu")


class SignerRule(models.Model):
    """Who signs papers of a kind, and in which order. A kind without rows is signed as `signer_rules.DEFAULTS` says."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="signer_rules")
    kind = models.CharField(max_length=40)
    order = models.PositiveSmallIntegerField()
    who = models.CharField(max_length=12, choices=Who)
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="signer_rules")
    on_behalf = models.BooleanField(default=False, help_text="signs a.n. the head of the agency")

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("kind", "order")
        constraints = (models.UniqueConstraint(fields=["agency", "kind", "order"], name="signer_once_per_place"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.order}"


class SigningCertificate(models.Model):
    """A person's own PKCS#12, as he sent it: encrypted by a pass phrase that nobody here knows."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="signing_certificate")
    content = models.BinaryField()
    name = models.CharField(max_length=200)
    issuer = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    starts_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    uploaded_at = models.DateTimeField()

    objects = ScopedManager(government="person__government")

    def __str__(self) -> str:
        return self.name


class SigningService(models.Model):
    """The agency's account at an e-Sign client service of BSrE. `secret` is its password, sealed."""

    class Version(models.TextChoices):
        V1 = "v1", _("v1 (api/sign/pdf)")
        V2 = "v2", _("v2 (api/v2/sign/pdf)")

    agency = models.OneToOneField(Agency, models.CASCADE, related_name="signing_service")
    version = models.CharField(max_length=2, choices=Version)
    address = models.CharField(max_length=200)
    username = models.CharField(max_length=100)
    secret = models.TextField()
    active = models.BooleanField(default=True)
    changed_at = models.DateTimeField()

    objects = ScopedManager(government="agency__government", agency="agency")

    def __str__(self) -> str:
        return self.address


class SigningIdentity(models.Model):
    """Under which NIK a person signs at BSrE, sealed; `hint` are its last four digits. He brings it and takes it away."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="signing_identity")
    nik = models.TextField()
    hint = models.CharField(max_length=4)
    kept_at = models.DateTimeField()

    objects = ScopedManager(government="person__government")

    def __str__(self) -> str:
        return self.hint
