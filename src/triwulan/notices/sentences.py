"""What a notice says, the same in the inbox, in a mail and to a webhook."""

from django.conf import settings

from triwulan.core.dates import format_instant
from triwulan.cycles.queries import sop_of, step_of
from triwulan.notices.models import Notice, NoticeKind
from triwulan.sop.definition import Sop

REMINDERS = frozenset({NoticeKind.DUE_SOON, NoticeKind.LATE, NoticeKind.REMINDED})
_WHAT_TO_DO = {
    NoticeKind.VACANT: "%s sedang tidak ada pejabatnya. Alihkan tugasnya, atau tunjuk Plt.",
    NoticeKind.NO_CHECKER: "%s dan semua atasannya ikut menulis laporan ini. Tunjuk pemeriksa lain.",
}


def title(notice: Notice) -> str:
    if notice.kind == NoticeKind.ROUND_REFUSED:
        return "Putaran triwulan belum dapat dibuka"
    if notice.task is None:
        unit = notice.cycle.unit.name if notice.cycle else notice.agency.name
        return f"{unit} sudah menyerahkan laporannya"
    activity = step_of(notice.task).title
    return {
        NoticeKind.TASK: f"Tugas baru: {activity}",
        NoticeKind.RETURNED: f"Dikembalikan untuk diperbaiki: {activity}",
        NoticeKind.VALUE_RETURNED: "Nilai dikembalikan untuk diperbaiki",
        NoticeKind.DUE_SOON: f"Hampir lewat batas: {activity}",
        NoticeKind.LATE: f"Terlambat: {activity}",
        NoticeKind.WITHDRAWN: f"Tugas ditarik: {activity}",
        NoticeKind.EXTENDED: f"Tugas bertambah: {activity}",
        NoticeKind.VACANT: f"Jabatan kosong: {activity}",
        NoticeKind.NO_CHECKER: f"Belum ada pemeriksa: {activity}",
        NoticeKind.REMINDED: f"Pengingat: {activity}",
    }.get(NoticeKind(notice.kind), activity)


def body(notice: Notice) -> list[str]:
    """Paragraphs: whose and which period, the reason, the limit, and the SOP's own warning where time runs out."""
    return [*facts(notice), *warnings(notice)]


def facts(notice: Notice) -> list[str]:
    found = []
    if notice.cycle is not None:
        found.append(f"{notice.cycle.unit.name}, {notice.cycle.round.period}.")
    if notice.task is not None and notice.kind in _WHAT_TO_DO:
        found.append(_WHAT_TO_DO[NoticeKind(notice.kind)] % notice.task.position.title)
    if notice.reason:
        found.append(f"Alasan: {notice.reason}")
    if notice.task is not None and notice.task.due_at is not None and notice.kind != NoticeKind.WITHDRAWN:
        found.append(f"Batas {format_instant(notice.task.due_at, notice.agency.time_zone)}.")
    return found


def warnings(notice: Notice) -> list[str]:
    """The SOP's own (peringatan), in every reminder."""
    if notice.task is None or notice.kind not in REMINDERS:
        return []
    return warnings_of(sop_of(notice.task.step_run.cycle.round))


def warnings_of(sop: Sop) -> list[str]:
    return [f"Peringatan SOP: {text}" for text in sop.identity.warnings]


def address(notice: Notice) -> str:
    task = f"{notice.task_id}/" if notice.task_id else ""
    return f"{settings.PUBLIC_URL}/tugas/{task}"
