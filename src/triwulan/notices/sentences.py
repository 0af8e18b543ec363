"""What a notice says, the same in the inbox, in a mail and to a webhook."""

from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from triwulan.core.spoken import say_instant
from triwulan.cycles.queries import sop_of, step_of
from triwulan.notices.models import Notice, NoticeKind
from triwulan.sop.definition import Sop

REMINDERS = frozenset({NoticeKind.DUE_SOON, NoticeKind.LATE, NoticeKind.REMINDED})
_WHAT_TO_DO = {
    NoticeKind.VACANT: _("%(position)s sedang tidak ada pejabatnya. Alihkan tugasnya, atau tunjuk Plt."),
    NoticeKind.NO_CHECKER: _("%(position)s dan semua atasannya ikut menulis laporan ini. Tunjuk pemeriksa lain."),
}
_TITLES = {
    NoticeKind.TASK: _("Tugas baru: %(activity)s"),
    NoticeKind.RETURNED: _("Dikembalikan untuk diperbaiki: %(activity)s"),
    NoticeKind.VALUE_RETURNED: _("Nilai dikembalikan untuk diperbaiki"),
    NoticeKind.DUE_SOON: _("Hampir lewat batas: %(activity)s"),
    NoticeKind.LATE: _("Terlambat: %(activity)s"),
    NoticeKind.WITHDRAWN: _("Tugas ditarik: %(activity)s"),
    NoticeKind.EXTENDED: _("Tugas bertambah: %(activity)s"),
    NoticeKind.VACANT: _("Jabatan kosong: %(activity)s"),
    NoticeKind.NO_CHECKER: _("Belum ada pemeriksa: %(activity)s"),
    NoticeKind.REMINDED: _("Pengingat: %(activity)s"),
}


_OF_VALUES = {
    NoticeKind.CORRECTION_ASKED: _("Koreksi diminta: %(about)s"),
    NoticeKind.CORRECTION_GRANTED: _("Koreksi diizinkan: %(about)s"),
    NoticeKind.CORRECTION_REFUSED: _("Koreksi ditolak: %(about)s"),
    NoticeKind.CORRECTION_ENDED: _("Koreksi diakhiri: %(about)s"),
    NoticeKind.CORRECTED: _("Nilai dikoreksi, laporannya terbit lagi: %(about)s"),
    NoticeKind.QUESTION: _("Pertanyaan atas nilai %(about)s"),
    NoticeKind.ANSWERED: _("Jawaban atas nilai %(about)s"),
    NoticeKind.RESOLVED: _("Pertanyaan atas nilai %(about)s selesai"),
    NoticeKind.COMMENTED: _("Komentar pada bagian %(about)s"),
    NoticeKind.COMMENT_ANSWERED: _("Jawaban komentar pada bagian %(about)s"),
    NoticeKind.REVIEW_ASKED: _("Reviu laporan kinerja diminta: %(about)s"),
    NoticeKind.REVIEW_RETURNED: _("Inspektorat mengembalikan laporan kinerja dengan catatan: %(about)s"),
    NoticeKind.REVIEW_STATED: _("Inspektorat menyatakan laporan kinerja telah direviu: %(about)s"),
    NoticeKind.TO_SIGN: _("Menunggu tanda tangan Anda: %(about)s"),
    NoticeKind.LOAN_LATE: _("Naskah pinjaman belum kembali: %(about)s"),
    NoticeKind.FILE_DAMAGED: _("Berkas tersimpan rusak atau hilang: %(about)s"),
    NoticeKind.STORAGE_AWAY: _("Penyimpanan berkas tidak menjawab, sehingga naskah tidak dapat dibuka: %(about)s"),
    NoticeKind.STORAGE_BACK: _("Penyimpanan berkas menjawab kembali"),
}
_OF_FILES = {
    NoticeKind.TO_SIGN: "tanda-tangan",
    NoticeKind.LOAN_LATE: "arsip/peminjaman",
    NoticeKind.FILE_DAMAGED: "arsip/keutuhan",
    NoticeKind.STORAGE_AWAY: "pengaturan/pekerjaan",
    NoticeKind.STORAGE_BACK: "pengaturan/pekerjaan",
}
_QUESTIONS = frozenset({NoticeKind.QUESTION, NoticeKind.ANSWERED, NoticeKind.RESOLVED})
OF_SECTIONS = frozenset({NoticeKind.COMMENTED, NoticeKind.COMMENT_ANSWERED})
OF_REVIEWS = frozenset({NoticeKind.REVIEW_ASKED, NoticeKind.REVIEW_RETURNED, NoticeKind.REVIEW_STATED})
# What somebody said, and not why something was done.
_SAID = _QUESTIONS | OF_SECTIONS | OF_REVIEWS

_WITHOUT_LIMIT = OF_SECTIONS | {NoticeKind.WITHDRAWN}


def title(notice: Notice) -> str:
    if notice.kind in _OF_VALUES:
        return str(_OF_VALUES[NoticeKind(notice.kind)]) % {"about": notice.about}
    if notice.kind == NoticeKind.ROUND_REFUSED:
        return gettext("Putaran triwulan belum dapat dibuka")
    if notice.kind == NoticeKind.AGREEMENT:
        return gettext("Perjanjian Kinerja perlu diubah: %(whose)s") % {"whose": notice.reason.partition("\n")[0]}
    if notice.task is None:
        unit = notice.cycle.unit.name if notice.cycle else notice.agency.name
        return gettext("%(unit)s sudah menyerahkan laporannya") % {"unit": unit}
    activity = step_of(notice.task).title
    template = _TITLES.get(NoticeKind(notice.kind))
    return activity if template is None else str(template) % {"activity": activity}


def body(notice: Notice) -> list[str]:
    """Paragraphs: whose and which period, the reason, the limit, and the SOP's own warning where time runs out."""
    return [*facts(notice), *warnings(notice)]


def facts(notice: Notice) -> list[str]:
    found = []
    if notice.cycle is not None:
        found.append(f"{notice.cycle.unit.name}, {notice.cycle.round.period}.")
    if notice.task is not None and notice.kind in _WHAT_TO_DO:
        found.append(str(_WHAT_TO_DO[NoticeKind(notice.kind)]) % {"position": notice.task.position.title})
    if notice.kind == NoticeKind.AGREEMENT:
        return found + notice.reason.splitlines()[1:]
    if notice.reason:
        found.append(
            f"“{notice.reason}”" if notice.kind in _SAID else gettext("Alasan: %(reason)s") % {"reason": notice.reason}
        )
    if notice.task is not None and notice.task.due_at is not None and notice.kind not in _WITHOUT_LIMIT:
        due = say_instant(notice.task.due_at, notice.agency.time_zone)
        found.append(gettext("Batas %(due)s.") % {"due": due})
    return found


def warnings(notice: Notice) -> list[str]:
    """The SOP's own (peringatan), in every reminder."""
    if notice.task is None or notice.kind not in REMINDERS:
        return []
    return warnings_of(sop_of(notice.task.step_run.cycle.round))


def warnings_of(sop: Sop) -> list[str]:
    return [gettext("Peringatan SOP: %(text)s") % {"text": text} for text in sop.identity.warnings]


def _of_anothers_task(notice: Notice) -> bool:
    """Who only answers for a task may not open it: the inbox leads him to what is open to him."""
    return notice.task is not None and notice.position_id != notice.task.position_id


def address(notice: Notice) -> str:
    if notice.kind == NoticeKind.AGREEMENT or notice.kind in OF_SECTIONS or _of_anothers_task(notice):
        return f"{settings.PUBLIC_URL}/kotak-masuk/{notice.pk}/"
    if notice.kind in _OF_FILES:
        return f"{settings.PUBLIC_URL}/{_OF_FILES[NoticeKind(notice.kind)]}/"
    if notice.kind in OF_REVIEWS:
        return f"{settings.PUBLIC_URL}/reviu/{notice.subject_id}/"
    if notice.kind in _QUESTIONS:
        return f"{settings.PUBLIC_URL}/indikator/pertanyaan/{notice.subject_id}/"
    if notice.kind in _OF_VALUES:
        return f"{settings.PUBLIC_URL}/koreksi/{notice.subject_id}/"
    task = f"{notice.task_id}/" if notice.task_id else ""
    return f"{settings.PUBLIC_URL}/tugas/{task}"
