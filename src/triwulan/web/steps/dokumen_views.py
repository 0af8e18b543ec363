"""Files of a free step: attached one by one, taken off again, looked at."""

from http import HTTPStatus

from django.http import HttpResponse, HttpResponseBase, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from triwulan.cycles import rules
from triwulan.cycles.access import task_for
from triwulan.cycles.actions.attachments import detach_from_task
from triwulan.cycles.models import Attachment
from triwulan.cycles.refusals import NotThere
from triwulan.documents.files import FileDamaged, open_file
from triwulan.web.access import DeskRequest, member
from triwulan.web.steps.dokumen import FILES, attach_all, attachments_of
from triwulan.web.steps.evidence import delivered
from triwulan.web.steps.in_json import in_json


@member
@require_POST
@in_json
def attach(request: DeskRequest, task_id: int) -> HttpResponse:
    """What was refused, in sentences, and the list as it stands now."""
    task = task_for(request.person, task_id, may=rules.may_finish)
    refused = attach_all(request.person, task_id, request.FILES.getlist(FILES))
    context = {"attachments": attachments_of(task), "task": task, "editable": True}
    listed = render_to_string("steps/dokumen/files.html", context, request)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return JsonResponse({"list": listed, "refused": refused}, status=status)


@member
@require_http_methods(["GET", "HEAD", "POST"])
def take_off(request: DeskRequest, task_id: int, attachment_id: int) -> HttpResponse:
    """Asks first."""
    task = task_for(request.person, task_id, may=rules.may_finish)
    attachment = Attachment.objects.filter(pk=attachment_id, assignment=task).first()
    if attachment is None:
        raise NotThere
    if request.method != "POST":
        return render(request, "steps/dokumen/take_off.html", {"task": task, "attachment": attachment})
    detach_from_task(person=request.person, task_id=task_id, attachment_id=attachment_id)
    return HttpResponseRedirect(f"{reverse('tasks:step', args=[task.pk])}#berkas-judul")


@member
@require_safe
def show(request: DeskRequest, attachment_id: int) -> HttpResponseBase:
    """To who may see the task it was attached to."""
    found = Attachment.objects.filter(pk=attachment_id).select_related("file").first()
    if found is None:
        raise NotThere
    task_for(request.person, found.assignment_id, may=rules.may_see_task)
    try:
        file = open_file(found.file)
    except FileDamaged as damaged:
        context = {"evidence": found, "sentence": str(damaged)}
        return render(request, "steps/damaged.html", context, status=HTTPStatus.GONE)
    return delivered(file, found.name, found.file.content_type)
