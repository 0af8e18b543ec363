"""The register of papers, one paper, and its files."""

import re
from collections.abc import Iterable, Sequence
from http import HTTPStatus

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from triwulan.audit.models import Entry
from triwulan.cycles.reviewing.publishing import publication_of
from triwulan.documents.access import curtained
from triwulan.documents.content import from_json
from triwulan.documents.files import open_file
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.kinds.laporan_kinerja import KIND as YEARLY
from triwulan.documents.models import Document, Signing
from triwulan.documents.preview import render_html
from triwulan.documents.queries import register_status
from triwulan.documents.register.index import MOST_HITS, snippets
from triwulan.documents.register.search import find
from triwulan.documents.render import RenderFailed
from triwulan.documents.renditions import CONTENT_TYPES, PaperDestroyed, rendition
from triwulan.documents.rules import Right, rights_on
from triwulan.exchange.sheets.table import Table
from triwulan.exchange.sheets.write import csv_file
from triwulan.web.access import DeskRequest, member
from triwulan.web.documents.bundle import bundled, paper_name
from triwulan.web.documents.keeping import document_for
from triwulan.web.documents.numbers import KEEPERS as NUMBER_KEEPERS
from triwulan.web.documents.search import SearchForm
from triwulan.web.documents.tracing import traces_of
from triwulan.web.record.rows import Row, names_in, row_of
from triwulan.web.tables.paging import page_of

PER_PAGE = 25
MOST_AT_ONCE = 500
MOST_LOANS = 20
MOST_SHOWN = 20
_UNFIT = re.compile(r"[^A-Za-z0-9._-]+")


@member
@require_safe
def documents(request: DeskRequest) -> HttpResponse:
    """Newest first; what was chosen stays in the address, so that a search can be kept and sent."""
    form = SearchForm(request.GET, agency=request.agency)
    wanted = form.wanted()
    page = page_of(request, find(request.agency, wanted, request.person), PER_PAGE)
    rest = request.GET.copy()
    rest.pop("hal", None)
    shown = snippets(wanted.words, [document.pk for document in page])
    rows = [(document, register_status(document), shown.get(document.pk)) for document in page]
    context = {"page": page, "rows": rows, "form": form, "narrow": wanted.is_narrow, "rest": rest.urlencode()}
    context["most"] = MOST_HITS if wanted.words and page.paginator.count >= MOST_HITS else 0
    context["may_number"] = bool(request.desk.roles.intersection(NUMBER_KEEPERS))
    return render(request, "documents/list.html", context)


@member
@require_safe
def download(request: DeskRequest) -> HttpResponseBase:
    """Of the same choice as the list."""
    found = find(request.agency, SearchForm(request.GET, agency=request.agency).wanted(), request.person)
    papers = list(found.filter(destroyed_at__isnull=True)[: MOST_AT_ONCE + 1])
    if not papers or len(papers) > MOST_AT_ONCE:
        too_many = _("Lebih dari %(most)d naskah. Persempit pilihannya, misalnya per tahun.") % {"most": MOST_AT_ONCE}
        messages.error(request, too_many if papers else _("Tidak ada naskah pada pilihan ini."))
        return redirect(f"{reverse('documents:list')}?{request.GET.urlencode()}")
    named = ((f"{KINDS[one.kind].name}/{paper_name(one)}", one) for one in papers)
    packed = bundled(request.person, named, [(f"{_('daftar')}.csv", csv_file(_list_of(papers)))])
    return FileResponse(packed, as_attachment=True, filename="naskah.zip", content_type="application/zip")


def _list_of(papers: Sequence[Document]) -> Table:
    head = (_("Nomor"), _("Naskah"), _("Unit"), _("Tanggal"), _("Klasifikasi"), _("Tempat arsip"))
    rows = [
        (one.number, one.title, one.unit.name, one.date.isoformat(), one.classification, one.archive_place)
        for one in papers
    ]
    return Table(_("Daftar dokumen"), head, rows)


def _inked_by(request: DeskRequest, signings: Iterable[Signing], rights: frozenset[Right]) -> set[int]:
    """The signatures whose ink he may note (`rules.may_note_ink`), without asking anew for each."""
    if "sign" not in rights:
        return set()
    mine = {each.position_id for each in request.desk.signing}
    return {each.pk for each in signings if "file" in rights or each.position_id in mine}


@member
@require_safe
def detail(request: DeskRequest, document_id: int) -> HttpResponse:
    document = document_for(request, document_id)
    rights = rights_on(request.person, document)
    signings = list(document.signings.select_related("position", "person", "scan", "sealed"))
    loans = list(document.loans.select_related("borrower").order_by("-pk")[:MOST_LOANS])
    curtained(request.person, (each for each in (document.supersedes, document.superseding) if each))
    context = {
        "document": document,
        "loans": loans,
        "out": any(each.returned_at is None for each in loans),
        "today": request.desk.today,
        "kind": KINDS[document.kind].name,
        "history": _history(request, document),
        "renditions": document.renditions.select_related("file"),
        "paper": "" if document.destroyed_at else _read(document),
        "signings": signings,
        "sealed": any(each.sealed_id for each in signings),
        "state": register_status(document),
        "inked": _inked_by(request, signings, rights),
        "may_send": "send" in rights,
        "may_file": "file" in rights,
        "publication": publication_of(document) if document.kind == YEARLY else None,
        "may_publish": document.kind == YEARLY and "perencana" in request.desk.roles,
    }
    return render(request, "documents/detail.html", context)


def _read(document: Document) -> SafeString:
    return render_html(from_json(document.content), top=2, traces=traces_of(document))


def _history(request: DeskRequest, document: Document) -> list[Row]:
    """Newest first, out of the record."""
    rows = Entry.objects.filter(agency_id=document.agency_id, subject_type="document", subject_id=document.pk)
    found = list(rows.order_by("-pk")[:MOST_SHOWN])
    names = names_in(found, request.agency, request.person)
    return [row_of(each, names, administrator=False) for each in found]


@member
@require_safe
def file(request: DeskRequest, document_id: int, format: str) -> HttpResponseBase:  # noqa: A002 - as the address says
    """Renders the paper when it is not there yet."""
    if format not in CONTENT_TYPES:
        raise Http404
    document = document_for(request, document_id)
    try:
        rendered = rendition(document, format)
    except PaperDestroyed as gone:
        context = {"document": document, "sentence": str(gone)}
        return render(request, "documents/destroyed.html", context, status=HTTPStatus.GONE)
    except RenderFailed as failed:
        return render(request, "documents/failed.html", {"document": document, "sentence": str(failed)}, status=503)
    name = _UNFIT.sub("-", f"{document.kind}-{document.number}").strip("-")
    response = FileResponse(
        open_file(rendered.file),
        as_attachment=format != "pdf",
        filename=f"{name}.{format}",
        content_type=CONTENT_TYPES[format],
    )
    response["ETag"] = f'"{rendered.file.sha256}"'
    return response
