"""The worksheet as a file: handed out, taken back, and looked at before anything of it is written."""

from collections.abc import Sequence
from http import HTTPStatus

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from triwulan.audit.record import hold_chain
from triwulan.cycles import rules
from triwulan.cycles.access import Rule, task_for
from triwulan.cycles.models import Assignment
from triwulan.cycles.refusals import NotThere
from triwulan.documents.uploads.formats import XLSX
from triwulan.exchange.models import Upload
from triwulan.exchange.sheets.read import check_size, read_book
from triwulan.exchange.sheets.refusals import SheetRefused
from triwulan.exchange.uploads import discard_upload, keep_upload, upload_of
from triwulan.exchange.worksheet.read import Filled, read_worksheet
from triwulan.exchange.worksheet.taken import note_worksheet
from triwulan.exchange.worksheet.write import worksheet_file
from triwulan.web.access import DeskRequest, member
from triwulan.web.steps.bahan_sheet import Preview, preview_of, try_out, write
from triwulan.web.steps.frame import lead_of, stage_of

KIND = "lembar_kerja"


@member
@never_cache
@require_safe
def download(request: DeskRequest, task_id: int) -> HttpResponse:
    task = _worksheet_task(request, task_id, may=rules.may_see_task)
    period = task.step_run.cycle.round.period
    name = f"lembar-kerja-{period.year}-tw{period.number}-{slugify(task.position.title)}.xlsx"
    answer = HttpResponse(worksheet_file(task), content_type=XLSX.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: DeskRequest, task_id: int) -> HttpResponse:
    """What was sent stays until it is in or discarded, so the page may be left and found again."""
    task = _worksheet_task(request, task_id, may=rules.may_finish)
    if "berkas" in request.FILES:
        return _take(request, task)
    kept = upload_of(agency=request.agency, person=request.person, kind=KIND, task=task)
    if request.method != "POST" or kept is None:
        return _show(request, task, kept)
    if "buang" in request.POST:
        discard_upload(kept)
        return redirect("tasks:sheet", task.pk)
    return _save(request, task, kept)


def _worksheet_task(request: DeskRequest, task_id: int, *, may: Rule) -> Assignment:
    task = task_for(request.person, task_id, may=may)
    if task.step_run.work != "bahan":
        raise NotThere
    return task


def _take(request: DeskRequest, task: Assignment) -> HttpResponse:
    """Kept only if it is a worksheet of this task; what is wrong in its cells is the preview's business."""
    file = request.FILES.getlist("berkas")[0]
    try:
        check_size(file.size or 0)
        name, content = file.name or "", file.read()
        read_worksheet(read_book(name, content), task.pk)
    except SheetRefused as refused:
        kept = upload_of(agency=request.agency, person=request.person, kind=KIND, task=task)
        return _show(request, task, kept, refusal=str(refused), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    keep_upload(agency=request.agency, person=request.person, kind=KIND, name=name, content=content, task=task)
    return redirect("tasks:sheet", task.pk)


def _filled(kept: Upload, task: Assignment) -> Filled:
    return read_worksheet(read_book(kept.name, bytes(kept.content)), task.pk)


def _show(
    request: DeskRequest, task: Assignment, kept: Upload | None, *, refusal: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    preview = None
    if kept is not None:
        preview = preview_of(task, _filled(kept, task), {})
        if _is_open(task):
            try_out(request.person, task, preview)
    return _page(request, task, kept, preview, refusal=refusal, status=status)


def _save(request: DeskRequest, task: Assignment, kept: Upload) -> HttpResponse:
    if not _is_open(task):
        return _show(request, task, kept, status=HTTPStatus.CONFLICT)
    with transaction.atomic():
        hold_chain(agency_id=request.agency.pk)
        preview = preview_of(task, _filled(kept, task), request.POST.dict())
        _mark_stale(request, preview)
        write(request.person, task, preview)
        count = preview.count + preview.answered
        if count:
            note_worksheet(person=request.person, task=task, upload=kept, count=count)
        if not preview.is_left:
            discard_upload(kept)
    if preview.is_left:
        return _left(request, task, kept, preview, count)
    messages.success(request, _saved_words(count))
    return redirect("tasks:step", task.pk)


def _mark_stale(request: DeskRequest, preview: Preview) -> None:
    """The preview that was confirmed showed another state."""
    for row in preview.rows:
        if request.POST.get(row.version_name) != str(row.figure.version):
            row.stale = _("Isian ini berubah sejak pratinjau ditampilkan. Periksa lagi, lalu simpan.")


def _left(request: DeskRequest, task: Assignment, kept: Upload, saved: Preview, count: int) -> HttpResponse:
    """What is in no longer differs, so the file's own rest is what a new look shows."""
    rest = preview_of(task, _filled(kept, task), request.POST.dict())
    try_out(request.person, task, rest)
    stale = {row.figure.indicator.pk: row.stale for row in saved.rows}
    for row in rest.rows:
        row.stale = row.stale or stale.get(row.figure.indicator.pk, "")
    refusal = _("%(saved)s Sisanya belum: periksa yang ditandai di bawah.") % {"saved": _saved_words(count)}
    return _page(request, task, kept, rest, refusal=refusal, status=HTTPStatus.UNPROCESSABLE_ENTITY)


def _saved_words(count: int) -> str:
    return ngettext(
        "%(count)d isian dari lembar kerja tersimpan.", "%(count)d isian dari lembar kerja tersimpan.", count
    ) % {"count": count}


def _page(
    request: DeskRequest, task: Assignment, kept: Upload | None, preview: Preview | None, *, refusal: str, status: int
) -> HttpResponse:
    context = {
        "task": task,
        "lead": lead_of(task),
        "kept": kept,
        "preview": preview,
        "refusal": refusal,
        "is_open": _is_open(task),
        "tally": _tally(preview) if preview else (),
    }
    return render(request, "steps/bahan/file.html", context, status=status)


def _is_open(task: Assignment) -> bool:
    return stage_of(task) == "open"


def _tally(preview: Preview) -> Sequence[str]:
    parts = (
        (preview.count, ngettext("%(n)d isian akan disimpan", "%(n)d isian akan disimpan", preview.count)),
        (preview.answered, ngettext("%(n)d peringatan dijawab", "%(n)d peringatan dijawab", preview.answered)),
        (preview.colliding, ngettext("%(n)d bertabrakan", "%(n)d bertabrakan", preview.colliding)),
        (preview.refused, ngettext("%(n)d tidak dapat disimpan", "%(n)d tidak dapat disimpan", preview.refused)),
    )
    return [words % {"n": number} for number, words in parts if number]
