"""Jobs of this package, run by the worker."""

from django_scopes import scope
from django_tasks import task

from triwulan.documents.models import Document


@task()
def render_document(document_id: int, agency_id: int, government_id: int) -> None:
    """Scope and all: the worker has no request that would have set one."""
    # cycle: renditions enqueues this job
    from triwulan.documents.register.index import read
    from triwulan.documents.renditions import render_all

    with scope(government=government_id, agency=agency_id):
        document = Document.objects.select_related("agency", "unit").get(pk=document_id)
        render_all(document)
        read(document)
