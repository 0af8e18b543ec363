"""Takes files into a row of the worksheet, and says in a sentence which it did not take."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from triwulan.cycles.actions.values import attach
from triwulan.documents.refusals import UploadRefused
from triwulan.indicators.actions import EvidenceRefused
from triwulan.organisations.models import Person


def attach_all(person: Person, cycle_id: int, code: str, files: Iterable[UploadedFile[Any]]) -> list[str]:
    """Each by itself: one that is refused takes no other with it. Raises NotThere and MayNot."""
    refused = []
    for file in files:
        # One byte more than may be is enough to refuse it, without reading a film into memory.
        content = file.read(settings.EVIDENCE_MAX_BYTES + 1)
        try:
            attach(person=person, cycle_id=cycle_id, code=code, name=file.name or "", content=content)
        except UploadRefused as upload:
            refused.append(f"{file.name}: {upload.sentence}")
        except EvidenceRefused as evidence:
            refused.append(evidence.sentence)
    return refused
