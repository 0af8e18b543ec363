"""Whom from outside the agency reads it: the positions granted a review."""

from collections.abc import Collection

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django_scopes import scope

from triwulan.organisations.models import Position, ReviewGrant
from triwulan.organisations.queries import valid_on
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.setup import grant_review, withdraw_review
from triwulan.web.access import DeskRequest, needs
from triwulan.web.refusing import add_refusal


class GrantForm(forms.Form):
    position = forms.ChoiceField(
        label=gettext_lazy("Jabatan"),
        help_text=gettext_lazy(
            "Jabatan perangkat daerah lain dengan peran inspektorat; ia membaca semua, tanpa mengubah"
        ),
    )


@needs("admin")
def reviewers(request: DeskRequest) -> HttpResponse:
    form = GrantForm(request.POST or None)
    field = form.fields["position"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the class above says so
    grants = ReviewGrant.objects.filter(agency=request.agency).select_related("position__unit__agency")
    candidates = _candidates(request, {each.position_id for each in grants})
    field.choices = [(str(pk), f"{each.title}, {each.unit.agency.name}") for pk, each in candidates.items()]
    if form.is_valid():
        position = candidates[int(form.cleaned_data["position"])]
        try:
            grant_review(agency=request.agency, position=position, actor=request.desk.actor("admin"))
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("%(position)s dapat membaca perangkat daerah ini.") % {"position": position})
            return redirect("manage:reviewers")
    return render(request, "manage/reviewers.html", {"form": form, "grants": grants})


@needs("admin")
@require_POST
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    grants = ReviewGrant.objects.filter(agency=request.agency).select_related("agency", "position")
    withdraw_review(grant=get_object_or_404(grants, pk=pk), actor=request.desk.actor("admin"))
    messages.success(request, _("Hak reviu dicabut."))
    return redirect("manage:reviewers")


def _candidates(request: DeskRequest, granted: Collection[int]) -> dict[int, Position]:
    with scope(government=request.agency.government_id, agency=None):
        there = Position.objects.filter(valid_on(request.desk.today), roles__code="inspektorat")
        others = there.exclude(unit__agency=request.agency).exclude(pk__in=granted)
        return {position.pk: position for position in others.select_related("unit__agency").distinct()}
