"""The backup of the whole installation, made while it works, sent to its keeper, and kept nowhere here."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import FileResponse, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from triwulan.audit.record import Subject, record
from triwulan.core import clock
from triwulan.exchange.backup.make import make_backup
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.organisations.models import Agency, Person
from triwulan.web.access import DeskRequest, needs


def may_take_backup(person: Person) -> bool:
    """It holds every agency's data, so an agency's administrator does not suffice: `is_staff` marks the keeper.

    The demo has nothing to protect and everything to show.
    """
    return person.is_staff or settings.DEMO


@needs("admin")
def backup(request: DeskRequest) -> "HttpResponse | FileResponse":
    if not may_take_backup(request.person):
        raise PermissionDenied(
            _("Cadangan memuat data semua perangkat daerah; hanya pengurus instalasi yang dapat mengambilnya.")
        )
    if request.method != "POST":
        return render(request, "manage/backup.html")
    # Unlinked as soon as it is open: the file lives until it is sent, and no longer.
    with tempfile.TemporaryDirectory(prefix="triwulan-cadangan-") as folder:
        path = Path(folder) / "cadangan.zip"
        try:
            made = make_backup(path)
        except BackupRefused as refused:
            return render(request, "manage/backup.html", {"refused": str(refused)}, status=500)
        file = path.open("rb")
    _note(request, request.agency, rows=made.rows, files=made.files, damaged=len(made.damaged))
    name = f"triwulan-{clock.now():%Y-%m-%d-%H%M}.zip"
    return FileResponse(file, as_attachment=True, filename=name, content_type="application/zip")


def _note(request: DeskRequest, agency: Agency, **facts: int) -> None:
    subject = Subject("agency", agency.pk, agency.pk, agency.government_id)
    record("backup_taken", actor=request.desk.actor("admin"), subject=subject, facts=dict(facts))
