"""What cannot be undone: first what it would do, then doing it. What is in use is ended, what is not may be removed."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.indicators.models import Node
from triwulan.indicators.planning import PlanRefused, end_node, remove_node
from triwulan.indicators.planning.node_checks import below
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR
from triwulan.web.access import DeskRequest, needs


class EndForm(forms.Form):
    tahun = forms.IntegerField(label=gettext_lazy("Tahun terakhir berlaku"), min_value=FIRST_YEAR, max_value=LAST_YEAR)
    alasan = forms.CharField(
        label=gettext_lazy("Alasan"), max_length=500, help_text=gettext_lazy("Misalnya: Renstra perubahan 2027")
    )


@needs("perencana", "admin")
def end(request: DeskRequest, pk: int) -> HttpResponse:
    found = _node(pk)
    form = EndForm(request.POST or None, initial={"tahun": min(request.desk.today.year, found.plan.last_year)})
    if form.is_valid():
        entered = form.cleaned_data
        actor = request.desk.actor("perencana", "admin")
        try:
            end_node(node=found, last_year=entered["tahun"], reason=entered["alasan"], actor=actor)
        except PlanRefused as refused:
            for sentence in refused.sentences:
                form.add_error(None, sentence)
        else:
            facts = {"node": found.name, "year": entered["tahun"]}
            messages.success(request, _("%(node)s berakhir pada tahun %(year)d.") % facts)
            return _back(found)
    return render(request, "cascade/end.html", {"form": form, "found": _node(pk), "below": below(found)})


@needs("perencana", "admin")
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    found = _node(pk)
    refusals: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            remove_node(node=found, actor=request.desk.actor("perencana", "admin"))
        except PlanRefused as refused:
            refusals = tuple(refused.sentences)
        else:
            messages.success(request, _("%(node)s dihapus.") % {"node": found.name})
            return redirect(f"{reverse('cascade:tree')}?rencana={found.plan_id}")
    status = 422 if refusals else 200
    return render(request, "cascade/remove.html", {"found": found, "refusals": refusals}, status=status)


def _node(pk: int) -> Node:
    found: Node = get_object_or_404(Node.objects.select_related("plan__agency", "parent"), pk=pk)
    return found


def _back(node: Node) -> HttpResponse:
    return redirect(f"{reverse('cascade:tree')}?rencana={node.plan_id}")
