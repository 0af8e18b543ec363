"""When people are reminded of a limit, as each agency sets it, and what has been reminded of."""

from datetime import time

from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.cycles.models import Assignment
from triwulan.organisations.models import Agency
from triwulan.organisations.scoping import ScopedManager


class Moment(models.TextChoices):
    """Lateness begins where the agency's own rule lets it: at the limit, or at the end of that working day."""

    BEFORE = "before", _("sebelum batas waktu")
    AT = "at", _("saat mulai terlambat")
    AFTER = "after", _("selama terlambat")


class AmountUnit(models.TextChoices):
    SHARE = "share", _("persen dari waktu standar")
    MINUTES = "minutes", _("menit kerja")


class To(models.TextChoices):
    """Of a vacant position the next superior who is there takes the holder's place, and who is above him, his."""

    HOLDER = "holder", _("pemegang tugas")
    SUPERIOR = "superior", _("atasannya")
    PLANNER = "planner", _("perencana")


class ReminderRule(models.Model):
    """`amount` counts back from the limit (a share only there), or on from where lateness begins; 0 at that moment.

    `repeat_minutes` are working minutes between one reminder and the next; 0: only once. The inbox always has it.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="reminder_rules")
    moment = models.CharField(max_length=10, choices=Moment)
    amount = models.PositiveIntegerField(default=0)
    unit = models.CharField(max_length=10, choices=AmountUnit, default=AmountUnit.MINUTES)
    repeat_minutes = models.PositiveIntegerField(default=0)
    to = models.CharField(max_length=10, choices=To)
    by_mail = models.BooleanField(default=True)
    by_webhook = models.BooleanField(default=True)
    active = models.BooleanField(default=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.moment} {self.amount} {self.unit} → {self.to}"


class ReminderTimes(models.Model):
    """When an agency's mails and webhooks keep quiet, and when its digest goes out. Its row also says: rules are seeded."""

    agency = models.OneToOneField(Agency, models.CASCADE, related_name="reminder_times")
    quiet_outside_hours = models.BooleanField(default=True)
    quiet_from = models.TimeField(null=True, blank=True)
    quiet_to = models.TimeField(null=True, blank=True)
    digest_at = models.TimeField(default=time(8))

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        verbose_name_plural = "reminder times"

    def __str__(self) -> str:
        return f"{self.agency_id} {self.digest_at:%H.%M}"


class Reminder(models.Model):
    """That a rule went off for a task, the how manieth time, under which limit: one that moved counts anew."""

    task = models.ForeignKey(Assignment, models.CASCADE, related_name="reminders")
    rule = models.ForeignKey(ReminderRule, models.CASCADE, related_name="reminders")
    number = models.PositiveIntegerField(default=0)
    due_at = models.DateTimeField()
    noted_at = models.DateTimeField()

    objects = ScopedManager(government="rule__agency__government", agency="rule__agency")

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=["task", "rule", "number", "due_at"], name="reminder_once"),)

    def __str__(self) -> str:
        return f"{self.task_id} {self.rule_id}#{self.number}"
