from django.conf import settings
from django.db import models

from triwulan.core import clock
from triwulan.organisations.models.agency import Agency
from triwulan.organisations.models.position import Position
from triwulan.organisations.scoping import ScopedManager


class ReviewGrant(models.Model):
    """Lets a position outside the agency (the Inspektorat's) read the agency."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="review_grants")
    position = models.ForeignKey(Position, models.CASCADE, related_name="review_grants")

    objects = ScopedManager(government="agency__government")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["agency", "position"], name="review_grant_once"),)

    def __str__(self) -> str:
        return f"{self.position} → {self.agency}"


class ApiToken(models.Model):
    """A bearer token; only its SHA-256 is kept."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="api_tokens")
    name = models.CharField(max_length=80, blank=True, help_text="what it is for; empty when it came by signing in")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    last_used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"{self.person} {self.created_at:%Y-%m-%d}"

    @property
    def is_over(self) -> bool:
        return self.expires_at <= clock.now()
