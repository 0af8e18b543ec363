"""`python -m bench.drawing DOCUMENT`: draws one paper as the worker does, PDF and then DOCX; seconds and peaks as JSON."""

import json
import resource
import sys
import time
from functools import partial

from bench.papers import worked


def main() -> None:
    """Megabytes of this process or of the largest that it started, whichever is more, so far."""
    import django

    django.setup()
    from django_scopes import scope, scopes_disabled

    from triwulan.documents.models import Document, Rendition
    from triwulan.documents.renditions import FORMATS, rendition

    with scopes_disabled():
        document = Document.objects.select_related("agency__government").get(pk=int(sys.argv[1]))
        Rendition.objects.filter(document=document).delete()
    found = []
    with scope(government=document.agency.government, agency=document.agency):
        for form in FORMATS:
            begun = time.perf_counter()
            seconds = worked(partial(rendition, document, form))
            clock = time.perf_counter() - begun
            peaks = [resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
            found.append({"seconds": seconds, "clock": clock, "megabytes": max(peaks) / 1024})
    json.dump(found, sys.stdout)


if __name__ == "__main__":
    main()
