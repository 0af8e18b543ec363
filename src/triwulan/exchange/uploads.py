"""Keeping what somebody sent until it is in, or until he has forgotten it."""

from collections.abc import Mapping
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django_scopes import scopes_disabled

from triwulan.core import clock
from triwulan.cycles.models import Assignment
from triwulan.documents.uploads.check import clean_name
from triwulan.exchange.models import Upload
from triwulan.organisations.models import Agency, Person

KEPT = timedelta(days=7)


@transaction.atomic
def keep_upload(
    *,
    agency: Agency,
    person: Person,
    kind: str,
    name: str,
    content: bytes,
    task: Assignment | None = None,
    choices: Mapping[str, Any] | None = None,
) -> Upload:
    """In place of the one before. Nobody's word yet, so nothing is recorded."""
    Upload.objects.filter(agency=agency, person=person, kind=kind, task=task).delete()
    kept: Upload = Upload.objects.create(
        agency=agency,
        person=person,
        kind=kind,
        task=task,
        name=clean_name(name),
        content=content,
        sha256=sha256(content).hexdigest(),
        uploaded_at=clock.now(),
        choices=dict(choices or {}),
    )
    return kept


def upload_of(*, agency: Agency, person: Person, kind: str, task: Assignment | None = None) -> Upload | None:
    found: Upload | None = Upload.objects.filter(agency=agency, person=person, kind=kind, task=task).first()
    return found


def discard_upload(upload: Upload) -> None:
    upload.delete()


def tick() -> None:
    with scopes_disabled():  # the scheduler serves every government
        Upload.objects.filter(uploaded_at__lt=clock.now() - KEPT).delete()
