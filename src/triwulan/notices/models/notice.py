"""What somebody should know of, and how far the record has been read."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from triwulan.cycles.models import Assignment, Cycle
from triwulan.organisations.models import Agency, Position
from triwulan.organisations.scoping import ScopedManager


class NoticeKind(models.TextChoices):
    TASK = "task", _("Tugas baru")
    RETURNED = "returned", _("Dikembalikan")
    VALUE_RETURNED = "value_returned", _("Nilai dikembalikan")
    DUE_SOON = "due_soon", _("Hampir lewat batas")
    LATE = "late", _("Terlambat")
    REMINDED = "reminded", _("Pengingat")
    HANDED_OVER = "handed_over", _("Diserahkan")
    WITHDRAWN = "withdrawn", _("Ditarik")
    EXTENDED = "extended", _("Bagian tambahan")
    VACANT = "vacant", _("Jabatan kosong")
    NO_CHECKER = "no_checker", _("Tanpa pemeriksa")
    AGREEMENT = "agreement", _("PK perlu diubah")
    ROUND_REFUSED = "round_refused", _("Putaran tidak dapat dibuka")
    CORRECTION_ASKED = "correction_asked", _("Koreksi diminta")
    CORRECTION_GRANTED = "correction_granted", _("Koreksi diizinkan")
    CORRECTION_REFUSED = "correction_refused", _("Koreksi ditolak")
    CORRECTION_ENDED = "correction_ended", _("Koreksi diakhiri")
    CORRECTED = "corrected", _("Nilai dikoreksi")
    QUESTION = "question", _("Pertanyaan")
    ANSWERED = "answered", _("Jawaban")
    RESOLVED = "resolved", _("Pertanyaan selesai")
    COMMENTED = "commented", _("Komentar")
    COMMENT_ANSWERED = "comment_answered", _("Komentar dijawab")
    REVIEW_ASKED = "review_asked", _("Reviu diminta")
    REVIEW_RETURNED = "review_returned", _("Reviu dikembalikan")
    REVIEW_STATED = "review_stated", _("Reviu selesai")
    TO_SIGN = "to_sign", _("Menunggu tanda tangan")
    LOAN_LATE = "loan_late", _("Pinjaman terlambat")
    FILE_DAMAGED = "file_damaged", _("Berkas rusak")
    STORAGE_AWAY = "storage_away", _("Penyimpanan tidak menjawab")
    STORAGE_BACK = "storage_back", _("Penyimpanan kembali")


class Notice(models.Model):
    """An inbox entry. One per person and entry of the record, however often the record is read.

    `position` is the one he was told in; who has lost it by the time a mail goes out gets none. `about` names the
    values it is about, and `subject_id` their correction or question.
    """

    agency = models.ForeignKey(Agency, models.CASCADE, related_name="notices")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    position = models.ForeignKey(Position, models.SET_NULL, null=True, blank=True, related_name="notices")
    kind = models.CharField(max_length=20, choices=NoticeKind)
    entry_id = models.BigIntegerField()
    task = models.ForeignKey(Assignment, models.CASCADE, null=True, blank=True, related_name="notices")
    cycle = models.ForeignKey(Cycle, models.CASCADE, null=True, blank=True, related_name="notices")
    reason = models.TextField(blank=True)
    about = models.CharField(max_length=200, blank=True)
    subject_id = models.BigIntegerField(null=True, blank=True)
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True, blank=True)

    objects = ScopedManager(government="agency__government", agency="agency")

    class Meta:
        ordering = ("-id",)
        indexes = (models.Index(fields=["person", "read_at"], name="notice_unread"),)
        constraints = (models.UniqueConstraint(fields=["person", "entry_id"], name="notice_once_per_entry"),)

    def __str__(self) -> str:
        return f"{self.kind} {self.person_id}"


class Bookmark(models.Model):
    """The last entry of the record that has been read; one row."""

    entry_id = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return str(self.entry_id)


class RecordMail(models.Model):
    """That somebody was mailed the heads of the record's chains that night."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="record_mails")
    day = models.DateField()
    sent_at = models.DateTimeField()

    class Meta:
        constraints = (models.UniqueConstraint(fields=["person", "day"], name="record_mail_once_a_day"),)

    def __str__(self) -> str:
        return f"{self.day} {self.person_id}"
