"""The Inspektorat's review of an annual report, and the report's publication. Both run beside the SOP."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.documents.models import Document
from triwulan.organisations.models import Position
from triwulan.organisations.scoping import ScopedManager
from triwulan.reports.models.report import Report

_AGENCY = "report__agency"


class Outcome(models.TextChoices):
    RETURNED = "returned", _("dikembalikan dengan catatan")
    STATED = "stated", _("dinyatakan telah direviu")
    WITHDRAWN = "withdrawn", _("permintaan ditarik")


class Review(models.Model):
    """One turn of it, from the planner's asking to its outcome; at most one is open.

    The signer stands here as he is to stand on the page: the position, and name and NIP where they were given.
    """

    report = models.ForeignKey(Report, models.PROTECT, related_name="reviews")
    turn = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="asked_reviews")
    note = models.TextField(blank=True)
    outcome = models.CharField(max_length=12, choices=Outcome, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="ended_reviews"
    )
    position = models.ForeignKey(Position, models.PROTECT, null=True, blank=True, related_name="ended_reviews")
    message = models.TextField(blank=True, help_text="why it was returned")
    statement = models.TextField(blank=True)
    signer = models.CharField(max_length=200, blank=True, help_text="the position that signs")
    signer_name = models.CharField(max_length=200, blank=True)
    signer_nip = models.CharField(max_length=30, blank=True)
    signatory = models.ForeignKey(
        Position, models.PROTECT, null=True, blank=True, related_name="statements", help_text="asked to sign it here"
    )
    place = models.CharField(max_length=120, blank=True)
    stated_on = models.DateField(null=True, blank=True)

    objects = ScopedManager(government=f"{_AGENCY}__government", agency=_AGENCY)

    class Meta:
        ordering = ("turn",)
        constraints = (
            models.UniqueConstraint(fields=["report", "turn"], name="review_turn_once"),
            models.UniqueConstraint(fields=["report"], condition=models.Q(outcome=""), name="one_open_review"),
        )

    def __str__(self) -> str:
        return f"{self.report_id} reviu {self.turn}"


class ReviewAnswer(models.Model):
    """A line of the checklist, by its code ("II.3"), ticked yes or no."""

    review = models.ForeignKey(Review, models.CASCADE, related_name="answers")
    code = models.CharField(max_length=8)
    met = models.BooleanField(null=True)
    note = models.TextField(blank=True)

    objects = ScopedManager(government=f"review__{_AGENCY}__government", agency=f"review__{_AGENCY}")

    class Meta:
        constraints = (models.UniqueConstraint(fields=["review", "code"], name="review_answer_once"),)

    def __str__(self) -> str:
        return f"{self.review_id} {self.code}"


class Publication(models.Model):
    """A signed annual report that the public may read, from when and at which address; it may be taken down again."""

    document = models.OneToOneField(Document, models.PROTECT, related_name="publication")
    published_on = models.DateField()
    address = models.URLField(max_length=300, blank=True, help_text="where else it stands, e.g. on the PPID's site")
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="publications")
    taken_down_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=300, blank=True, help_text="why it was taken down")

    objects = ScopedManager(government="document__agency__government", agency="document__agency")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.document} {self.published_on}"
