"""What works behind the pages: the queue, the scheduler's last round, the place of the files, and the room on the disk."""

import shutil
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from triwulan.core import clock
from triwulan.core.heartbeat import last_beat
from triwulan.documents.access import curtained
from triwulan.documents.jobs import queue_of, retry_job
from triwulan.documents.storage.health import trouble
from triwulan.web.access import DeskRequest, needs

# It comes by every minute; after this long somebody should look.
SILENT_AFTER = timedelta(minutes=5)
# Below a tenth or five GB, whichever is less, there is room for weeks and no longer for years.
_SHARE, _GIB = 0.1, 1024**3
_LEAST = 5 * _GIB


@dataclass(frozen=True)
class Disk:
    free: int
    total: int

    @property
    def is_short(self) -> bool:
        return self.free < min(_LEAST, self.total * _SHARE)

    @property
    def free_gib(self) -> str:
        return _gib(self.free)

    @property
    def total_gib(self) -> str:
        return _gib(self.total)


@needs("admin")
@require_safe
def jobs(request: DeskRequest) -> HttpResponse:
    beat = last_beat(settings.DATA)
    usage = shutil.disk_usage(settings.DATA)
    queue = queue_of(request.agency)
    shown = (*queue.waiting, *queue.running, *queue.failed)
    curtained(request.person, (job.document for job in shown if job.document))
    context = {
        "queue": queue,
        "beat": beat,
        "silent": beat is None or clock.now() - beat.at > SILENT_AFTER,
        "files": trouble(),
        "disk": Disk(usage.free, usage.total),
    }
    return render(request, "jobs/list.html", context)


@needs("admin")
@require_POST
def retry(request: DeskRequest, job: UUID) -> HttpResponse:
    if not retry_job(agency=request.agency, job=str(job), actor=request.desk.actor("admin")):
        raise Http404(_("Pekerjaan ini tidak ada, atau sudah tidak gagal lagi."))
    messages.success(request, _("Pekerjaan diantrekan lagi."))
    return redirect("jobs:list")


def _gib(size: int) -> str:
    return f"{size / _GIB:.1f}".replace(".", ",")
