"""From a paper back to its figures: each indicator's and each program's name leads to its own page."""

from urllib.parse import urlencode

from django.urls import reverse

from triwulan.documents.kinds.laporan_kinerja import KIND as YEARLY
from triwulan.documents.models import Document
from triwulan.documents.traces import Traces
from triwulan.documents.typesetting.glyphs import plain
from triwulan.indicators.models import Indicator, Node
from triwulan.indicators.planning import plan_near


def traces_of(document: Document) -> Traces:
    """Of the year and the quarter that the paper is about; what is measured no more leads to what it was."""
    if not document.year:
        return Traces()
    return Traces({**_nodes(document), **_indicators(document)})


def _indicators(document: Document) -> dict[str, str]:
    """Of two versions with one name the one that held in the year."""
    rows = Indicator.objects.filter(agency=document.agency_id, valid_from__lte=document.year).order_by(
        "valid_from", "id"
    )
    return {plain(name): _figure(document, pk) for name, pk in rows.values_list("name", "pk")}


def _figure(document: Document, pk: int) -> str:
    # The annual report is made in the round of the last quarter, and is about all four.
    if document.quarter and document.kind != YEARLY:
        return reverse("indicators:value", args=[pk, document.year, document.quarter])
    return f"{reverse('indicators:detail', args=[pk])}?{urlencode({'tahun': document.year})}"


def _nodes(document: Document) -> dict[str, str]:
    """On the tree of the plan, which shows what each is to reach and what it may spend."""
    plan = plan_near(document.agency, document.year)
    if plan is None:
        return {}
    found: dict[str, str] = {}
    for node in Node.objects.filter(plan=plan).order_by("pk"):
        query = urlencode({"rencana": plan.pk, "tahun": document.year})
        found.setdefault(plain(node.name), f"{reverse('cascade:tree')}?{query}#n{node.pk}")
    return found
