from django.conf import settings
from django.db import models


class FeedAddress(models.Model):
    """The secret address of a person's calendar; only its SHA-256 is kept.

    `etag` is the digest of what was last read there, and `changed_at` when that was first different from before.
    """

    # Read before any agency is known, as a token is: the one who asks shows nothing but the secret.
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="feed_address")
    digest = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)
    etag = models.CharField(max_length=64, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "feed addresses"

    def __str__(self) -> str:
        return f"{self.person_id} {self.created_at:%Y-%m-%d}"
