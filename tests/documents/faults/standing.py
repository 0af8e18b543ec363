"""What stands in the database, so that a fault can be shown to have changed none of it."""

from typing import Any

from tests.documents.register import registered
from tests.organisations.office import Office
from triwulan.audit.models import Entry
from triwulan.documents.models import Document, Rendition, Signing, StoredFile
from triwulan.documents.queries import register_status


def standing() -> dict[str, Any]:
    """`state` is the paper's own word in the register: a draft until somebody signed it."""
    papers = Document.objects.prefetch_related("signings").order_by("pk")
    signed = Signing.objects.order_by("pk").values_list("pk", "signed_at", "manner", "sealed", "scan")
    return {
        "papers": [(each.number, each.content, register_status(each)) for each in papers],
        "signed": list(signed),
        "files": sorted(StoredFile.objects.values_list("sha256", "removed_at", "damaged_at")),
        "renditions": sorted(Rendition.objects.values_list("document", "format", "file__sha256")),
        "record": Entry.objects.count(),
    }


def next_numbers(office: Office) -> list[str]:
    """All numbers once one more paper was made: each taken once, without a gap."""
    registered(office, title="Berikutnya")
    return sorted(number.split("/")[1] for number in Document.objects.values_list("number", flat=True))
