"""People and indicators from a CSV file: first what it would do, then, pressed again, doing it. All rows or none.

The file travels with the preview (base64 in the form), so that what is written is what was shown.
"""

import base64
import binascii
from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.indicators.planning import PlanRefused, import_indicators
from triwulan.indicators.planning.table import COLUMNS as INDICATOR_COLUMNS
from triwulan.organisations.csv_table import MAX_BYTES
from triwulan.organisations.people_import import COLUMNS as PEOPLE_COLUMNS
from triwulan.organisations.people_import import import_people, preview_people
from triwulan.web.access import DeskRequest, needs


@dataclass(frozen=True)
class Preview:
    """`rows` tell what would be done, `faults` what prevents it."""

    rows: tuple[str, ...] = ()
    faults: tuple[str, ...] = ()


@dataclass(frozen=True)
class Kind:
    """A table that can be taken in: `look` tries it without writing, `take` writes and says how it went."""

    template: str
    back: str
    columns: tuple[str, ...]
    look: Callable[[DeskRequest, bytes], Preview]
    take: Callable[[DeskRequest, bytes], str]


@needs("admin")
def people(request: DeskRequest) -> HttpResponse:
    return _table(
        request, Kind("manage/people_import.html", "manage:people", PEOPLE_COLUMNS, _look_people, _take_people)
    )


@needs("admin", "perencana")
def indicators(request: DeskRequest) -> HttpResponse:
    columns, look, take = INDICATOR_COLUMNS, _look_indicators, _take_indicators
    return _table(request, Kind("manage/indicators_import.html", "manage:indicators", columns, look, take))


def _table(request: DeskRequest, kind: Kind) -> HttpResponse:
    context: dict[str, object] = {"columns": kind.columns}
    if request.method == "POST":
        try:
            content = _content(request)
        except ValueError as refused:
            return render(request, kind.template, context | {"preview": Preview(faults=(str(refused),))})
        preview = kind.look(request, content)
        if "simpan" in request.POST and not preview.faults:
            messages.success(request, kind.take(request, content))
            return redirect(kind.back)
        context |= {"preview": preview, "content": base64.b64encode(content).decode("ascii")}
    return render(request, kind.template, context)


def _content(request: DeskRequest) -> bytes:
    """Of the chosen file, or of the preview that was confirmed. ValueError with a sentence."""
    file = request.FILES.get("berkas")
    if file is None:
        try:
            return base64.b64decode(request.POST.get("isi", ""), validate=True) or _nothing()
        except binascii.Error:
            return _nothing()
    if (file.size or 0) > MAX_BYTES:
        raise ValueError(_("Berkas lebih besar dari %(most)d MB.") % {"most": MAX_BYTES // 1024 // 1024})
    return bytes(file.read()) or _nothing()


def _nothing() -> bytes:
    raise ValueError(_("Belum ada berkas yang dipilih, atau berkasnya kosong."))


def _look_people(request: DeskRequest, content: bytes) -> Preview:
    result = preview_people(agency=request.agency, content=content, actor=request.desk.actor("admin"))
    rows = []
    for planned in result.planned:
        words = [planned.person, _("orang baru") if planned.person_is_new else _("sudah terdaftar")]
        if planned.position:
            new = _(" (jabatan baru)") if planned.position_is_new else ""
            held = "" if planned.appointed else _(", sudah menjabat")
            words.append(f"{planned.position}{new}, {planned.unit}{held}")
        rows.append(" · ".join(words))
    return Preview(tuple(rows), tuple(str(fault) for fault in result.faults))


def _take_people(request: DeskRequest, content: bytes) -> str:
    result = import_people(agency=request.agency, content=content, actor=request.desk.actor("admin"))
    return _("%(count)d baris dikerjakan. Setel kata sandi tiap orang baru.") % {"count": len(result.planned)}


def _look_indicators(request: DeskRequest, content: bytes) -> Preview:
    try:
        imported = import_indicators(request.agency, content, actor=_planner(request), dry_run=True)
    except PlanRefused as refused:
        return Preview(faults=tuple(refused.sentences))
    new = tuple(_("%(code)s: indikator baru") % {"code": code} for code in imported.created)
    known = tuple(_("%(code)s: target tahun lain") % {"code": code} for code in imported.continued)
    return Preview(new + known)


def _take_indicators(request: DeskRequest, content: bytes) -> str:
    imported = import_indicators(request.agency, content, actor=_planner(request))
    facts = {"created": len(imported.created), "continued": len(imported.continued)}
    return _("%(created)d indikator ditambahkan, %(continued)d mendapat target.") % facts


def _planner(request: DeskRequest) -> Actor:
    return request.desk.actor("perencana", "admin")
