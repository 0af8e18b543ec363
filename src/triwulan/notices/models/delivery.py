"""How notices leave the house: each by mail and to the agency's webhook, tried until it arrived or is no use any more."""

import uuid

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.notices.models.notice import Notice
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class Channel(models.TextChoices):
    MAIL = "mail", _("surel")
    WEBHOOK = "webhook", _("webhook")


class Delivery(models.Model):
    """`key` is what a receiver knows doubles by. Done is either sent, or dropped with `fault` saying why if it failed."""

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="deliveries")
    channel = models.CharField(max_length=10, choices=Channel)
    key = models.UUIDField(default=uuid.uuid4, unique=True)
    in_digest = models.BooleanField(default=False)
    not_before = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)
    dropped = models.BooleanField(default=False)
    fault = models.CharField(max_length=300, blank=True)

    objects = ScopedManager(government="notice__agency__government", agency="notice__agency")

    class Meta:
        verbose_name_plural = "deliveries"
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["notice", "channel"], name="delivery_once_per_channel"),)
        indexes = (
            models.Index(
                fields=["channel", "not_before"], name="delivery_waiting", condition=models.Q(done_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return f"{self.notice_id} {self.channel}"


class Digest(models.Model):
    """One person's one mail of a day, from one agency."""

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="digests")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="digests")
    day = models.DateField()
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "agency", "day"], name="digest_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.day} {self.person_id}"


class Webhook(models.Model):
    """Where an agency's notices are sent to. Its signing secret is worked out from `salt` and the installation's key."""

    agency = models.OneToOneField(Agency, models.CASCADE, related_name="webhook")
    address = models.CharField(max_length=300)
    salt = models.CharField(max_length=64)
    active = models.BooleanField(default=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    def __str__(self) -> str:
        return f"{self.agency_id} {self.address}"
