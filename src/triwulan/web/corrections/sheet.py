"""The correction sheet of one value."""

from http import HTTPStatus

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from triwulan.cycles.corrections.dropping import droppable
from triwulan.cycles.corrections.filling import attach_file, detach_file, draft_figure, open_value, save_value
from triwulan.cycles.models import CorrectionValue
from triwulan.cycles.refusals import AlreadyFinished
from triwulan.documents.refusals import UploadRefused
from triwulan.indicators.actions import EvidenceRefused, RealisationRefused
from triwulan.indicators.figures import figure_for
from triwulan.indicators.validation import findings
from triwulan.web.access import DeskRequest, member
from triwulan.web.corrections.forms import SheetForm


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def value(request: DeskRequest, correction_id: int, value_id: int) -> HttpResponse:
    """What was typed stays on the page whatever is refused; what was not refused is saved."""
    found = _open(request, correction_id, value_id)
    sent = (request.POST, request.FILES) if request.method == "POST" else ()
    form = SheetForm(*sent, value=found, figure=draft_figure(found))
    if form.is_valid() and _saved(request, found, form):
        fresh = _open(request, correction_id, value_id)
        if findings(draft_figure(fresh)).is_clear:
            messages.success(request, _("Isian koreksi tersimpan. Belum ada yang berubah sampai diserahkan."))
            return redirect("corrections:detail", correction_id)
        return redirect("corrections:value", correction_id, value_id)
    quarter = found.correction.cycle.round.period
    context = {
        "value": found,
        "correction": found.correction,
        "form": form,
        "now": figure_for(found.indicator, quarter),
        "draft": draft_figure(found),
        "blockers": findings(draft_figure(found)).blockers,
        "files": found.files.select_related("file"),
        "staying": droppable(found),
        "removals": found.removals.select_related("evidence"),
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "corrections/sheet.html", context, status=status)


@member
@require_POST
def take_off(request: DeskRequest, correction_id: int, value_id: int, file_id: int) -> HttpResponse:
    detach_file(person=request.person, correction_id=correction_id, value_id=value_id, file_id=file_id)
    return redirect("corrections:value", correction_id, value_id)


def _open(request: DeskRequest, correction_id: int, value_id: int) -> CorrectionValue:
    return open_value(request.person, correction_id, value_id)[0]


def _saved(request: DeskRequest, found: CorrectionValue, form: SheetForm) -> bool:
    who, correction, row = request.person, found.correction_id, found.pk
    try:
        save_value(
            person=who,
            correction_id=correction,
            value_id=row,
            variables=form.variables,
            texts=form.texts,
            answers=form.answers,
            edition=form.cleaned_data["edition"],
        )
        file = form.cleaned_data["berkas"]
        if file:
            # One byte more than may be is enough to refuse it, without reading a film into memory.
            content = file.read(settings.EVIDENCE_MAX_BYTES + 1)
            attach_file(person=who, correction_id=correction, value_id=row, name=file.name, content=content)
    except RealisationRefused as refused:
        for code, sentence in refused.sentences.items():
            form.add_error(form.name_of(code), sentence)
    except AlreadyFinished as changed:
        form.add_error(None, str(changed))
    except (UploadRefused, EvidenceRefused) as refused_file:
        form.add_error("berkas", refused_file.sentence)
    else:
        return True
    return False
