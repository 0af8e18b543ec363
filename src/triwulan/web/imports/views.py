"""Tables of master data: sent, read as their sender says, tried out, and brought in when he confirms."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from triwulan.audit.record import Actor
from triwulan.exchange.imports.jobs import begin, confirm
from triwulan.exchange.imports.kind import Kind
from triwulan.exchange.imports.progress import progress_of
from triwulan.exchange.imports.reading import Reading, read_table, read_upload
from triwulan.exchange.models import Upload
from triwulan.exchange.sheets.read import check_size, read_book
from triwulan.exchange.sheets.refusals import SheetRefused
from triwulan.exchange.uploads import discard_upload, keep_upload, upload_of
from triwulan.web.access import DeskRequest, needs
from triwulan.web.imports.faults import told_once
from triwulan.web.imports.may import kind_for, kinds_for

SHOWN = 200


@needs("admin", "perencana")
@require_safe
def kinds(request: DeskRequest) -> HttpResponse:
    return render(request, "imports/list.html", {"kinds": kinds_for(request)})


@needs("admin", "perencana")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: DeskRequest, kind: str) -> HttpResponse:
    """What was sent stays until it is in or discarded, so the page may be left and found again."""
    wanted = kind_for(request, kind)
    if "berkas" in request.FILES:
        return _take(request, wanted)
    upload = upload_of(agency=request.agency, person=request.person, kind=wanted.code)
    if request.method != "POST" or upload is None:
        return _show(request, wanted, upload)
    if "buang" in request.POST:
        discard_upload(upload)
        return redirect("imports:table", wanted.code)
    if upload.confirmed_at is None or upload.problem:
        _pressed(request, wanted, upload)
    return _after(request, wanted, upload)


def _take(request: DeskRequest, kind: Kind) -> HttpResponse:
    file = request.FILES.getlist("berkas")[0]
    try:
        check_size(file.size or 0)
        name, content = file.name or "", file.read()
        reading = read_table(read_book(name, content), kind, {})
    except SheetRefused as refused:
        kept = upload_of(agency=request.agency, person=request.person, kind=kind.code)
        return _show(request, kind, kept, refusal=str(refused), status=HTTPStatus.UNPROCESSABLE_ENTITY)
    choices = {"rows": len(reading.rows.rows)}
    upload = keep_upload(
        agency=request.agency, person=request.person, kind=kind.code, name=name, content=content, choices=choices
    )
    begin(upload, _actor(request, kind))
    return redirect("imports:table", kind.code)


def _pressed(request: DeskRequest, kind: Kind, upload: Upload) -> None:
    """Read another way and tried out again, or confirmed. What was chosen and not looked at is looked at first."""
    chosen = _choices(request.POST, kind)
    if "baca" in request.POST or _is_other(upload, chosen, request.POST):
        upload.choices = chosen
        upload.choices["rows"] = len(read_upload(upload, kind).rows.rows)
        upload.outcome, upload.problem, upload.confirmed_at = None, "", None
        upload.save(update_fields=["choices", "outcome", "problem", "confirmed_at"])
    else:
        confirm(upload, leave_out="lewati" in request.POST)
    begin(upload, _actor(request, kind))


def _after(request: DeskRequest, kind: Kind, upload: Upload) -> HttpResponse:
    upload.refresh_from_db()
    if upload.finished_at is None:
        return redirect("imports:table", kind.code)
    told = _("Tabel %(kind)s sudah masuk: %(new)s baru, %(changed)s berubah.")
    messages.success(request, told % {"kind": kind.title, **upload.counts})
    discard_upload(upload)
    return redirect(kind.back)


def _is_other(upload: Upload, chosen: Mapping[str, Any], posted: QueryDict) -> bool:
    """Than what the preview was made of; a press without the form's fields chooses nothing."""
    then = (upload.outcome or {}).get("read")
    if "judul" not in posted or then is None:
        return False
    columns = {key: at for key, at in (then["columns"] | chosen["columns"]).items() if at is not None}
    options = {key: value for key, value in chosen["options"].items() if value}
    before = {key: value for key, value in upload.choices.get("options", {}).items() if value}
    now = {"sheet": chosen["sheet"] or then["sheet"], "heading": chosen["heading"], "columns": columns}
    return now != then or options != before


def _choices(posted: QueryDict, kind: Kind) -> dict[str, Any]:
    columns = {
        column.key: _number(posted.get(f"k-{column.key}", "")) for column in kind.columns if f"k-{column.key}" in posted
    }
    options = {option.key: posted.get(f"o-{option.key}", "").strip() for option in kind.options}
    return {
        "sheet": posted.get("lembar", ""),
        "heading": _number(posted.get("judul", "")) or 0,
        "columns": columns,
        "options": options,
    }


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 7 else None  # noqa: PLR2004 - as long as a row's number


def _actor(request: DeskRequest, kind: Kind) -> Actor:
    return request.desk.actor(*kind.roles)


def _show(
    request: DeskRequest, kind: Kind, upload: Upload | None, *, refusal: str = "", status: int = HTTPStatus.OK
) -> HttpResponse:
    if upload is not None and upload.finished_at is not None:
        return _after(request, kind, upload)
    context: dict[str, object] = {"kind": kind, "upload": upload, "refusal": refusal, "shown": SHOWN}
    if upload is not None:
        context |= _of_upload(upload, kind)
    return render(request, "imports/table.html", context, status=status)


def _of_upload(upload: Upload, kind: Kind) -> dict[str, object]:
    runs = not upload.problem and (upload.outcome is None or upload.confirmed_at is not None)
    if runs:
        return {"runs": True, "progress": progress_of(upload.pk)}
    reading = read_upload(upload, kind)
    told = told_once((upload.outcome or {}).get("faults", []))
    fields = _fields(upload, kind, reading)
    return {"runs": False, "outcome": upload.outcome, "told": told, "reading": reading, "fields": fields}


def _fields(upload: Upload, kind: Kind, reading: Reading) -> Mapping[str, object]:
    """The form that says how the table is read."""
    options = upload.choices.get("options", {})
    return {
        "columns": [(column, reading.places.get(column.key)) for column in kind.columns],
        "options": [(option, options.get(option.key, "")) for option in kind.options],
        "heading": reading.heading + 1,
    }
