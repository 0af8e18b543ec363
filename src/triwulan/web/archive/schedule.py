"""The retention schedule: how papers of each kind are classified and kept."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from triwulan.documents.archive.schedule import Line, ScheduleRefused, change_schedule, line_for, schedule_of
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.models import Begins, Security
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.documents.archive_form import RetentionForm

KEEPERS = ("perencana", "admin")


class LineForm(RetentionForm):
    classification = forms.CharField(label=gettext_lazy("Klasifikasi"), max_length=40)
    begins = forms.ChoiceField(
        label=gettext_lazy("Retensi dihitung"), choices=[each for each in Begins.choices if each[0] != Begins.SET]
    )
    field_order = ("classification", "begins", "active", "inactive", "fate", "security")

    def line(self) -> Line:
        entered = self.cleaned_data
        return Line(entered["classification"].strip(), self.retention(), entered["security"], entered["begins"])


@member
@require_safe
def schedule(request: DeskRequest) -> HttpResponse:
    rows = [
        (kind, KINDS[kind].name, line, Security(line.security).label, Begins(line.begins).label)
        for kind, line in schedule_of(request.agency).items()
    ]
    may_change = bool(request.desk.roles.intersection(KEEPERS))
    return render(request, "archive/schedule.html", {"rows": rows, "may_change": may_change})


@needs(*KEEPERS)
def line(request: DeskRequest, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    form = LineForm(request.POST or None, initial=_initial(line_for(request.agency, kind)))
    if form.is_valid():
        try:
            actor = request.desk.actor(*KEEPERS)
            change_schedule(agency=request.agency, kind=kind, line=form.line(), actor=actor)
        except ScheduleRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Jadwal retensi %(kind)s tersimpan.") % {"kind": KINDS[kind].name})
            return redirect("archive:schedule")
    return render(request, "archive/schedule_of.html", {"form": form, "kind": KINDS[kind].name})


def _initial(line: Line) -> dict[str, Any]:
    kept = line.retention
    return {
        "classification": line.classification,
        "active": kept.active,
        "inactive": kept.inactive,
        "fate": kept.fate,
        "security": line.security,
        "begins": line.begins,
    }
