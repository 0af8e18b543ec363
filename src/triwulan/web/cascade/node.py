"""One place of the tree: a new one, one that is corrected, and one that moves."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.indicators.models import Level, Node, Plan
from triwulan.indicators.models.cascade import RANKS
from triwulan.indicators.planning import NodeSpec, PlanRefused, add_node, change_node, move_node, plan_near
from triwulan.indicators.planning.node_checks import below
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR
from triwulan.organisations.models import Position, Unit
from triwulan.organisations.queries import valid_on
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.indicator_form import PlaceField


class NodeForm(forms.Form):
    tingkat = forms.ChoiceField(label=gettext_lazy("Tingkat"), choices=())
    kode = forms.CharField(
        label=gettext_lazy("Kode"),
        max_length=40,
        required=False,
        help_text=gettext_lazy(
            "Program, kegiatan dan sub kegiatan: kode nomenklatur. Lainnya: kosongkan untuk kode berikutnya"
        ),
    )
    nama = forms.CharField(
        label=gettext_lazy("Nama atau rumusan"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )
    hasil = forms.CharField(
        label=gettext_lazy("Sasarannya"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Untuk program, kegiatan dan sub kegiatan: apa yang hendak dicapai"),
    )
    unit = PlaceField(
        label=gettext_lazy("Unit penanggung jawab"),
        queryset=Unit.objects.none(),
        required=False,
        empty_label=gettext_lazy("belum ditentukan"),
    )
    jabatan = PlaceField(
        label=gettext_lazy("Jabatan penanggung jawab"),
        queryset=Position.objects.none(),
        required=False,
        empty_label=gettext_lazy("belum ditentukan"),
        help_text=gettext_lazy("Ia yang memperjanjikannya dalam Perjanjian Kinerja"),
    )
    bobot = forms.DecimalField(
        label=gettext_lazy("Bobot dalam capaian dinas"),
        required=False,
        localize=True,
        min_value=0,
        max_value=100,
        decimal_places=4,
        help_text=gettext_lazy("Untuk sasaran; kosong: semua sasaran sama berat. Bobot semua sasaran berjumlah 100"),
    )
    sejak = forms.IntegerField(
        label=gettext_lazy("Berlaku sejak tahun"),
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        required=False,
        help_text=gettext_lazy("Kosong: sejak tahun pertama rencana"),
    )

    def spec(self, valid_to: int | None) -> NodeSpec:
        entered = self.cleaned_data
        return NodeSpec(
            level=entered["tingkat"],
            code=entered["kode"],
            name=entered["nama"],
            result=entered["hasil"],
            unit=entered["unit"],
            position=entered["jabatan"],
            weight=entered["bobot"],
            valid_from=entered["sejak"],
            valid_to=valid_to,
        )


class NodeField(forms.ModelChoiceField):  # type: ignore[type-arg]  # of nodes
    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.get_level_display()}: {obj}"


class MoveForm(forms.Form):
    induk = NodeField(
        label=gettext_lazy("Di bawah"),
        queryset=Node.objects.none(),
        required=False,
        empty_label=gettext_lazy("paling atas, tanpa induk"),
    )
    urutan = forms.IntegerField(
        label=gettext_lazy("Urutan"),
        min_value=1,
        max_value=999,
        required=False,
        help_text=gettext_lazy("Di antara yang seinduk; kosong: paling akhir"),
    )


@needs("perencana", "admin")
def new_node(request: DeskRequest) -> HttpResponse:
    """Below `di`, or at the top of the plan `rencana`; without either, of this year's."""
    parent = _of_address(Node.objects.select_related("plan__agency"), request.GET.get("di", ""))
    plan = parent.plan if parent else _of_address(Plan.objects.select_related("agency"), request.GET.get("rencana", ""))
    plan = plan or plan_near(request.agency, request.desk.today.year)
    if plan is None:
        return redirect("cascade:plan_new")
    form = _form(request, {"unit": parent.unit_id if parent else None}, parent)
    if form.is_valid():
        actor = request.desk.actor("perencana", "admin")
        try:
            made = add_node(plan=plan, spec=form.spec(None), parent=parent, actor=actor)
        except PlanRefused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("%(node)s ditambahkan.") % {"node": made.name})
            return _back(made)
    return render(request, "cascade/node.html", {"form": form, "parent": parent, "plan": plan})


@needs("perencana", "admin")
def node(request: DeskRequest, pk: int) -> HttpResponse:
    found = _node(pk)
    initial = {
        "tingkat": found.level,
        "kode": found.code,
        "nama": found.name,
        "hasil": found.result,
        "unit": found.unit_id,
        "jabatan": found.position_id,
        "bobot": found.weight,
        "sejak": found.valid_from,
    }
    form = _form(request, initial, found.parent, found)
    if form.is_valid():
        actor = request.desk.actor("perencana", "admin")
        try:
            change_node(node=found, spec=form.spec(found.valid_to), actor=actor)
        except PlanRefused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("%(node)s tersimpan.") % {"node": found.name})
            return _back(found)
    # What was refused must not stand around the form.
    context = {"form": form, "found": _node(pk), "parent": found.parent, "plan": found.plan}
    return render(request, "cascade/node.html", context)


@needs("perencana", "admin")
def move(request: DeskRequest, pk: int) -> HttpResponse:
    found = _node(pk)
    form = MoveForm(request.POST or None, initial={"induk": found.parent_id, "urutan": _place_of(found)})
    inside = [found.pk, *(each.pk for each in below(found))]
    higher = [level for level in Level if RANKS[level] < found.rank]
    places = found.plan.nodes.filter(level__in=higher).exclude(pk__in=inside)
    cast("NodeField", form.fields["induk"]).queryset = places
    if form.is_valid():
        parent, place = form.cleaned_data["induk"], form.cleaned_data["urutan"]
        beside = list(found.plan.nodes.filter(parent=parent).exclude(pk=found.pk))
        before = beside[place - 1] if place and place <= len(beside) else None
        try:
            move_node(node=found, parent=parent, before=before, actor=request.desk.actor("perencana", "admin"))
        except PlanRefused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("%(node)s dipindahkan.") % {"node": found.name})
            return _back(found)
    return render(request, "cascade/move.html", {"form": form, "found": _node(pk)})


def _node(pk: int) -> Node:
    found: Node = get_object_or_404(
        Node.objects.select_related("plan__agency", "parent", "unit", "position__unit"), pk=pk
    )
    return found


def _form(request: DeskRequest, initial: dict[str, Any], parent: Node | None, found: Node | None = None) -> NodeForm:
    """The levels that may stand there; the nearest is proposed."""
    levels = [level for level in Level if parent is None or RANKS[level] > parent.rank]
    form = NodeForm(request.POST or None, initial={"tingkat": levels[0] if levels else ""} | initial)
    cast("forms.ChoiceField", form.fields["tingkat"]).choices = [(level.value, level.label) for level in levels]
    there = valid_on(request.desk.today)
    own_unit, own_position = (Q(pk=found.unit_id), Q(pk=found.position_id)) if found else (Q(), Q())
    cast("PlaceField", form.fields["unit"]).queryset = Unit.objects.filter(there | own_unit if found else there)
    positions = Position.objects.filter(there | own_position if found else there).select_related("unit")
    cast("PlaceField", form.fields["jabatan"]).queryset = positions
    return form


def _of_address(rows: Any, text: str) -> Any:
    """None where the address names none; what it names has to be there."""
    if not text:
        return None
    if not (text.isascii() and text.isdecimal()):
        raise Http404
    return get_object_or_404(rows, pk=int(text[:18]))


def _place_of(node: Node) -> int:
    return [each.pk for each in node.plan.nodes.filter(parent=node.parent)].index(node.pk) + 1


def _refuse(form: forms.Form, refused: PlanRefused) -> None:
    for sentence in refused.sentences:
        form.add_error(None, sentence)


def _back(node: Node) -> HttpResponse:
    programme = node.programme
    opened = f"&buka={programme.pk}" if programme and programme != node else ""
    return redirect(f"{reverse('cascade:tree')}?rencana={node.plan_id}{opened}#n{node.pk}")
