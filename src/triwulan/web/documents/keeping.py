"""A paper beside the SOP: its ink is noted with the scan, it is sent, and its place in the archive is corrected."""

from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from django_scopes import scope

from triwulan.audit.record import Actor
from triwulan.documents import rules
from triwulan.documents.access import closed_sentence, may_read
from triwulan.documents.actions import mark_sent, mark_signed
from triwulan.documents.archive.filing import file_document
from triwulan.documents.files import FileDamaged, open_file, store
from triwulan.documents.models import Document, Signing, StoredFile
from triwulan.documents.refusals import DocumentRefused, UploadRefused
from triwulan.documents.signers.wet_ink import WetInk
from triwulan.documents.signing import sealed_file
from triwulan.organisations.models import Holding
from triwulan.organisations.queries import capacity_word
from triwulan.web.access import DeskRequest, member
from triwulan.web.documents.archive_form import ArchiveForm, kept
from triwulan.web.documents.forms import ScanForm, SendForm, SignForm
from triwulan.web.steps.evidence import delivered

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

KEEPERS = ("perencana", "kepala_bidang", "kepala_subbidang")


@member
def sign(request: DeskRequest, document_id: int, signing_id: int) -> HttpResponse:
    """The ink with its signer and, at once or later, its scan."""
    document = document_for(request, document_id, may=rules.may_mark_signed)
    signing = _signing(document, signing_id)
    if not rules.may_note_ink(request.person, signing):
        raise PermissionDenied(_("Tinta jabatan lain dicatat oleh perencana dan pimpinan unitnya."))
    form = _sign_form(request, document, signing)
    if form.is_valid():
        try:
            _note_ink(request, signing, form)
        except UploadRefused as refused:
            form.add_error("scan", refused.sentence)
        except DocumentRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Tanda tangan %(position)s tercatat.") % {"position": signing.position.title})
            return redirect("documents:detail", document.pk)
    return render(request, "documents/sign.html", {"document": document, "signing": signing, "form": form})


def _sign_form(request: DeskRequest, document: Document, signing: Signing) -> SignForm | ScanForm:
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    if signing.signed_at is not None:
        return ScanForm(*sent)
    return SignForm(*sent, document=document, holdings=_could_have_signed(signing))


def _note_ink(request: DeskRequest, signing: Signing, form: SignForm | ScanForm) -> None:
    scan = _scanned(request, form.cleaned_data["scan"])
    actor = _noting(request, signing)
    if isinstance(form, SignForm):
        holding = form.signer()
        mark_signed(
            signing=signing,
            person=holding.person,
            capacity=capacity_word(holding),
            actor=actor,
            scan=scan,
            signed_at=form.moment(),
        )
    elif signing.person is not None:
        mark_signed(signing=signing, person=signing.person, capacity=signing.capacity, actor=actor, scan=scan)


def _noting(request: DeskRequest, signing: Signing) -> Actor:
    """Who reviews has no position here: he notes it in the one that signs."""
    if request.desk.holdings:
        return request.desk.actor(*KEEPERS)
    mine = next(each for each in request.desk.signing if each.position_id == signing.position_id)
    return Actor(request.person.pk, mine.position_id, capacity_word(mine))


def _scanned(request: DeskRequest, file: "UploadedFile[Any] | None") -> StoredFile | None:
    pen = WetInk(file.name or "", file.read()) if file else WetInk()
    proof = pen.sign()
    return store(request.agency, proof.content, proof.content_type) if proof.content is not None else None


def _could_have_signed(signing: Signing) -> list[Holding]:
    """Everybody who held the position at some time since the paper's date, acting or not; the newest first."""
    since = Q(ends_on=None) | Q(ends_on__gte=signing.document.date)
    with scope(government=signing.document.agency.government_id, agency=None):
        held = Holding.objects.filter(since, position=signing.position).select_related("person", "position")
        return list(held.order_by("-starts_on", "-pk"))


@member
@require_safe
def scan(request: DeskRequest, document_id: int, signing_id: int) -> HttpResponseBase:
    document = document_for(request, document_id)
    file = _signing(document, signing_id).scan
    if file is None:
        raise Http404
    return _handed_out(request, document, file, f"pindaian-{document.pk}.{file.content_type.split('/')[1]}")


@member
@require_safe
def sealed(request: DeskRequest, document_id: int) -> HttpResponseBase:
    """The PDF with its electronic signatures so far."""
    document = document_for(request, document_id)
    file = sealed_file(document)
    if file is None:
        raise Http404
    return _handed_out(request, document, file, f"bertanda-tangan-{document.pk}.pdf")


def _handed_out(request: DeskRequest, document: Document, file: StoredFile, name: str) -> HttpResponseBase:
    try:
        opened = open_file(file)
    except FileDamaged as damaged:
        context = {"document": document, "sentence": str(damaged)}
        return render(request, "documents/failed.html", context, status=HTTPStatus.GONE)
    return delivered(opened, name, file.content_type)


@member
def send(request: DeskRequest, document_id: int) -> HttpResponse:
    document = document_for(request, document_id, may=rules.may_send)
    form = SendForm(request.POST or None, document=document)
    if form.is_valid():
        recipient, receipt = form.cleaned_data["recipient"], form.cleaned_data["receipt"]
        actor = request.desk.actor("perencana")
        try:
            mark_sent(document=document, recipient=recipient, receipt=receipt, actor=actor, sent_at=form.moment())
        except DocumentRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Pengiriman kepada %(recipient)s tercatat.") % {"recipient": recipient})
            return redirect("documents:detail", document.pk)
    return render(request, "documents/send.html", {"document": document, "form": form})


@member
def archive(request: DeskRequest, document_id: int) -> HttpResponse:
    document = document_for(request, document_id, may=rules.may_file)
    form = ArchiveForm(request.POST or None, initial=kept(document))
    if form.is_valid():
        reason = form.cleaned_data["reason"]
        file_document(document=document, filing=form.filing(), reason=reason, actor=request.desk.actor(*KEEPERS))
        messages.success(request, _("Tempat arsip tersimpan."))
        return redirect("documents:detail", document.pk)
    return render(request, "documents/archive.html", {"document": document, "form": form})


def document_for(
    request: DeskRequest, document_id: int, *, may: Callable[[object, Document], bool] | None = None
) -> Document:
    """Another agency's is not there (404); a colleague's without the right is refused (403)."""
    papers = Document.objects.filter(agency=request.agency).select_related(
        "unit__agency", "agency", "supersedes", "superseded_by", "sent_by", "disposal__document"
    )
    document: Document = get_object_or_404(papers, pk=document_id)
    if not may_read(request.person, document):
        raise PermissionDenied(closed_sentence(document))
    if may is not None and not may(request.person, document):
        raise PermissionDenied(_("Register dokumen ini dijaga oleh perencana dan pimpinan unitnya."))
    return document


def _signing(document: Document, signing_id: int) -> Signing:
    signings = document.signings.select_related("position", "person", "scan", "document__agency__government")
    found: Signing = get_object_or_404(signings, pk=signing_id)
    return found
