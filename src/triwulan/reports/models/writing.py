"""Around a section's words: how they stood before, and what others say of them."""

from django.conf import settings
from django.db import models

from triwulan.organisations.models import Position
from triwulan.organisations.scoping import ScopedManager
from triwulan.reports.models.report import Section
from triwulan.reports.models.reviewing import Review

_AGENCY = "report__agency"


class SectionVersion(models.Model):
    """A section's words as one sitting left them. Nobody wrote the first where it is the draft from the figures.

    `restored` is the number of the version that was taken back into use.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    body = models.TextField(blank=True)
    begun_at = models.DateTimeField()
    written_at = models.DateTimeField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="section_versions"
    )
    restored = models.PositiveIntegerField(null=True, blank=True)

    objects = ScopedManager(government=f"section__{_AGENCY}__government", agency=f"section__{_AGENCY}")

    class Meta:
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["section", "number"], name="section_version_once"),)

    def __str__(self) -> str:
        return f"{self.section_id} v{self.number}"


class SectionComment(models.Model):
    """What a reader says of a section, or of one of its passages; open until somebody says it is settled.

    `place` counts the passages from 1 and `quoted` is how that one began, since passages move. With a `review` it is a
    note of the Inspektorat's.
    """

    section = models.ForeignKey(Section, models.CASCADE, related_name="comments")
    place = models.PositiveIntegerField(null=True, blank=True)
    quoted = models.CharField(max_length=120, blank=True)
    text = models.TextField()
    at = models.DateTimeField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="section_comments")
    position = models.ForeignKey(Position, models.PROTECT, related_name="section_comments")
    review = models.ForeignKey(Review, models.PROTECT, null=True, blank=True, related_name="notes")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="resolved_comments"
    )

    objects = ScopedManager(government=f"section__{_AGENCY}__government", agency=f"section__{_AGENCY}")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.section_id} #{self.pk}"


class CommentReply(models.Model):
    comment = models.ForeignKey(SectionComment, models.CASCADE, related_name="replies")
    text = models.TextField()
    at = models.DateTimeField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comment_replies")
    position = models.ForeignKey(Position, models.PROTECT, related_name="comment_replies")

    objects = ScopedManager(
        government=f"comment__section__{_AGENCY}__government", agency=f"comment__section__{_AGENCY}"
    )

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.comment_id} {self.pk}"
