"""Opens a quarter by hand; the same action as the planner's page, reached at the end of the preparation."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.quarters import Quarter
from triwulan.cycles.actions.open_round import open_round_by_hand
from triwulan.cycles.models import Round
from triwulan.cycles.refusals import RoundRefused
from triwulan.organisations.models import Position
from triwulan.organisations.queries import valid_on
from triwulan.web.access import DeskRequest, needs

# The running quarter and those before it that an office may still want to collect.
_OFFERED = 5


class RoundForm(forms.Form):
    quarter = forms.ChoiceField(label=gettext_lazy("Triwulan yang dikumpulkan"))


@needs("admin", "perencana")
def first_round(request: DeskRequest) -> HttpResponse:
    form = RoundForm(request.POST or None)
    offered = _quarters(request)
    field = form.fields["quarter"]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the class above says so
    field.choices = [(f"{quarter.year}-{quarter.number}", str(quarter)) for quarter in offered]
    reasons: tuple[str, ...] = ()
    if form.is_valid():
        year, number = form.cleaned_data["quarter"].split("-")
        try:
            made = open_round_by_hand(
                person=request.person, agency=request.agency, quarter=Quarter(int(year), int(number))
            )
        except RoundRefused as refused:
            reasons = refused.reasons
        else:
            messages.success(request, _("Putaran %(round)s dibuka.") % {"round": made})
            return redirect("home")
    planners = Position.objects.filter(valid_on(request.desk.today), roles__code="perencana").distinct()
    context = {
        "form": form,
        "reasons": reasons,
        "may_open": "perencana" in request.desk.roles,
        "planners": planners,
        "rounds": Round.objects.all()[:8],
    }
    return render(request, "manage/round.html", context)


def _quarters(request: DeskRequest) -> list[Quarter]:
    """The one just ended first, as it is the usual one; those already opened are left out."""
    running = Quarter.containing(request.desk.today)
    found = [running]
    for _each in range(_OFFERED):
        found.append(found[-1].previous)
    opened = set(Round.objects.values_list("year", "quarter"))
    usual = [*found[1:], running]
    return [quarter for quarter in usual if (quarter.year, quarter.number) not in opened]
