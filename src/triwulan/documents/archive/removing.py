"""Which stored files may go with their papers: those that nothing else speaks of, here or in another agency."""

from collections.abc import Collection, Iterable

from django_scopes import scopes_disabled

from triwulan.core import clock
from triwulan.documents.models import Rendition, Signing, StoredFile


def mark_removed(files: Iterable[StoredFile], papers: Collection[int]) -> list[str]:
    """Inside the transaction that destroys the papers (by key); the hashes of what is to be removed after it."""
    gone = []
    for stored in list(files):
        if _spoken_of(stored, papers):
            continue
        stored.removed_at = clock.now()
        stored.save(update_fields=["removed_at"])
        if not _kept_elsewhere(stored):
            gone.append(stored.sha256)
    return gone


def _spoken_of(stored: StoredFile, papers: Collection[int]) -> bool:
    """Asked of every table that names a file, also of packages that this one does not know."""
    for relation in StoredFile._meta.related_objects:
        model, field = relation.related_model, relation.field.name
        rows = model._base_manager.filter(**{field: stored})
        if model in {Rendition, Signing}:
            rows = rows.exclude(document__in=papers)
        if rows.exists():
            return True
    return False


def _kept_elsewhere(stored: StoredFile) -> bool:
    with scopes_disabled():  # one content on disk serves every agency that has it
        return StoredFile.objects.filter(sha256=stored.sha256, removed_at=None).exists()
