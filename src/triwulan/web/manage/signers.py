"""Who signs papers of each kind, and in which order."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from triwulan.documents.kinds.known import KINDS
from triwulan.documents.models import Who
from triwulan.documents.signer_rules import MOST_SIGNERS, RuleRow, SignersRefused, change_signers, rules_of
from triwulan.organisations.models import Position
from triwulan.organisations.queries import positions_of
from triwulan.web.access import DeskRequest, needs

GENERAL = (Who.STEP, Who.UNIT_HEAD, Who.AGENCY_HEAD)


class SignersForm(forms.Form):
    """As many places as a paper may have; an empty one is nobody."""

    def __init__(self, *args: Any, positions: list[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.positions = {str(each.pk): each for each in positions}
        general = [(str(who), who.label) for who in GENERAL]
        named = [(key, each.title) for key, each in self.positions.items()]
        for at in range(MOST_SIGNERS):
            self.fields[f"who_{at}"] = forms.ChoiceField(
                label=_("Penanda tangan ke-%d") % (at + 1),
                required=at == 0,
                choices=[("", "–"), *general, (_("Jabatan tertentu"), named)],
            )
            self.fields[f"behalf_{at}"] = forms.BooleanField(
                label=gettext_lazy("Atas nama (a.n.) kepala perangkat daerah"), required=False
            )

    def rows(self) -> list[RuleRow]:
        chosen = [
            (self.cleaned_data[f"who_{at}"], bool(self.cleaned_data[f"behalf_{at}"])) for at in range(MOST_SIGNERS)
        ]
        return [self._row(who, behalf=behalf) for who, behalf in chosen if who]

    def _row(self, who: str, *, behalf: bool) -> RuleRow:
        position = self.positions.get(who)
        return RuleRow(Who.POSITION if position else Who(who), position, behalf)


@needs("admin")
@require_safe
def signers(request: DeskRequest) -> HttpResponse:
    rows = [(kind, KINDS[kind].name, rule) for kind, rule in rules_of(request.agency).items() if kind in KINDS]
    return render(request, "manage/signers.html", {"rows": rows})


@needs("admin")
def signers_of(request: DeskRequest, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    there = rules_of(request.agency)[kind]
    positions = positions_of(request.agency, request.desk.today)
    form = SignersForm(request.POST or None, positions=positions, initial=_initial(there))
    if form.is_valid():
        try:
            change_signers(agency=request.agency, kind=kind, rows=form.rows(), actor=request.desk.actor("admin"))
        except SignersRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Penanda tangan %(kind)s tersimpan.") % {"kind": KINDS[kind].name})
            return redirect("manage:signers")
    return render(request, "manage/signers_of.html", {"form": form, "kind": KINDS[kind].name})


def _initial(rows: list[RuleRow]) -> dict[str, object]:
    found: dict[str, object] = {}
    for at, row in enumerate(rows):
        found[f"who_{at}"] = str(row.position.pk) if row.position else str(row.who)
        found[f"behalf_{at}"] = row.on_behalf
    return found
