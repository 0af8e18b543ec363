from django.conf import settings
from django.db import models

from triwulan.indicators.models import Realisation
from triwulan.organisations.models import Position
from triwulan.organisations.scoping import ScopedManager

_INDICATOR = "realisation__indicator"


class Question(models.Model):
    """Pinned to one value, for its owner's position; open until who asked, or the planner, says it is resolved."""

    realisation = models.ForeignKey(Realisation, models.PROTECT, related_name="questions")
    text = models.TextField()
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="asked_questions")
    position = models.ForeignKey(Position, models.PROTECT, related_name="asked_questions")
    owner = models.ForeignKey(Position, models.PROTECT, related_name="questions")
    resolved_at = models.DateTimeField(null=True, blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="resolved_questions"
    )

    objects = ScopedManager(government=f"{_INDICATOR}__agency__government", agency=f"{_INDICATOR}__agency")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.realisation_id} #{self.pk}"


class QuestionReply(models.Model):
    question = models.ForeignKey(Question, models.CASCADE, related_name="replies")
    text = models.TextField()
    at = models.DateTimeField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="question_replies")
    position = models.ForeignKey(Position, models.PROTECT, related_name="question_replies")

    objects = ScopedManager(
        government=f"question__{_INDICATOR}__agency__government", agency=f"question__{_INDICATOR}__agency"
    )

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.question_id} {self.pk}"
