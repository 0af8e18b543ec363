"""Which of its old evidence a corrected value is to lose."""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from triwulan.cycles.corrections.dropping import drop_evidence, droppable, keep_evidence
from triwulan.cycles.corrections.filling import open_value
from triwulan.cycles.refusals import NotThere, StepIncomplete
from triwulan.web.access import DeskRequest, member
from triwulan.web.corrections.forms import ReasonForm


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def drop(request: DeskRequest, correction_id: int, value_id: int, evidence_id: int) -> HttpResponse:
    value, _actor = open_value(request.person, correction_id, value_id)
    proof = droppable(value).filter(pk=evidence_id).first()
    if proof is None:
        raise NotThere
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            drop_evidence(
                person=request.person,
                correction_id=correction_id,
                value_id=value_id,
                evidence_id=evidence_id,
                reason=form.cleaned_data["reason"],
            )
        except StepIncomplete as incomplete:
            form.add_error("reason", list(incomplete.missing))
        else:
            return redirect("corrections:value", correction_id, value_id)
    context = {"form": form, "value": value, "correction": value.correction, "proof": proof}
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.is_bound else HTTPStatus.OK
    return render(request, "corrections/drop.html", context, status=status)


@member
@require_POST
def keep(request: DeskRequest, correction_id: int, value_id: int, removal_id: int) -> HttpResponse:
    keep_evidence(person=request.person, correction_id=correction_id, value_id=value_id, removal_id=removal_id)
    return redirect("corrections:value", correction_id, value_id)
