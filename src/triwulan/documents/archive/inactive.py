"""Papers whose active retention is over are carried to where inactive ones are kept."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.documents.archive.place import Place, folder_at, place_of, read_place
from triwulan.documents.models import Document
from triwulan.documents.refusals import DocumentRefused


@transaction.atomic
def make_inactive(*, papers: Sequence[Document], to: Place, actor: Actor) -> None:
    """Each keeps its folder's name within the box that they are carried to; without a place they stay where they are."""
    if not papers:
        raise DocumentRefused(_("Pilih paling sedikit satu naskah."))
    for document in papers:
        if any(to[:2]) or any(to[3:]):
            folder = folder_at(document.agency, to._replace(folder=read_place(document.archive_place).folder))
            document.folder, document.archive_place = folder, str(place_of(folder)) if folder else ""
        document.inactive_at = clock.now()
        document.save(update_fields=["folder", "archive_place", "inactive_at"])
        subject = Subject("document", document.pk, document.agency_id, document.agency.government_id)
        facts = {"number": document.number, "place": document.archive_place}
        record("document_inactive", actor=actor, subject=subject, facts=facts)
