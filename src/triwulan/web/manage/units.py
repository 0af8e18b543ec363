"""The office's chart: units and, within them, positions with who holds them."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from triwulan.organisations.changes import change_unit
from triwulan.organisations.models import Holding, Position, Unit, UnitKind
from triwulan.organisations.queries import holders_of, valid_on
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.setup import create_unit
from triwulan.web.access import DeskRequest, needs
from triwulan.web.desk import Desk
from triwulan.web.manage.dates import DayField
from triwulan.web.refusing import add_refusal

_KINDS = [(kind.value, kind.label) for kind in UnitKind if kind != UnitKind.AGENCY]


@dataclass(frozen=True)
class Post:
    position: Position
    holder: Holding | None


@dataclass(frozen=True)
class Branch:
    """`depth` is 0 for the agency itself."""

    unit: Unit
    depth: int
    posts: tuple[Post, ...]


class UnitForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Nama unit"), max_length=200)
    short_name = forms.CharField(
        label=gettext_lazy("Nama pendek"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Dipakai dalam nomor dokumen dan judul jabatan"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=_KINDS)
    parent = forms.ModelChoiceField(label=gettext_lazy("Di bawah"), queryset=Unit.objects.none(), empty_label=None)
    order = forms.IntegerField(label=gettext_lazy("Urutan"), min_value=0, max_value=999, initial=0)
    valid_from = DayField(label=gettext_lazy("Berlaku sejak"))
    valid_to = DayField(label=gettext_lazy("Berlaku sampai"), required=False, help_text=gettext_lazy("Hari terakhir"))


@needs("admin")
@require_safe
def units(request: DeskRequest) -> HttpResponse:
    there = valid_on(request.desk.today)
    context = {
        "branches": branches(request.desk),
        # not yet or no longer there: still to be found, to be corrected
        "other_units": list(Unit.objects.exclude(there)),
        "other_positions": list(Position.objects.exclude(there).select_related("unit")),
    }
    return render(request, "manage/units.html", context)


@needs("admin")
def new_unit(request: DeskRequest) -> HttpResponse:
    root = Unit.objects.get(parent=None)
    form = _form(request, Unit.objects.all(), {"parent": root.pk, "kind": "bidang", "valid_from": root.valid_from})
    if form.is_valid():
        try:
            made = create_unit(agency=request.agency, actor=request.desk.actor("admin"), **form.cleaned_data)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("%(unit)s ditambahkan.") % {"unit": made.name})
            return redirect("manage:units")
    return render(request, "manage/unit.html", {"form": form})


@needs("admin")
def unit(request: DeskRequest, pk: int) -> HttpResponse:
    """The root is the agency: its name is changed with the letterhead."""
    found = get_object_or_404(Unit, pk=pk, parent__isnull=False)
    initial = {name: getattr(found, name) for name in UnitForm.base_fields}
    form = _form(request, Unit.objects.exclude(pk=pk), initial | {"parent": found.parent_id})
    if form.is_valid():
        try:
            change_unit(unit=found, actor=request.desk.actor("admin"), **form.cleaned_data)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("%(unit)s tersimpan.") % {"unit": found.name})
            return redirect("manage:units")
    return render(request, "manage/unit.html", {"form": form, "unit": Unit.objects.get(pk=pk)})


def branches(desk: Desk) -> list[Branch]:
    """The tree in reading order, in three queries."""
    positions = list(Position.objects.filter(valid_on(desk.today)).prefetch_related("roles"))
    holders = holders_of([position.pk for position in positions], desk.today)
    posts: dict[int, list[Post]] = {}
    for position in positions:
        posts.setdefault(position.unit_id, []).append(Post(position, holders.get(position.pk)))
    children: dict[int | None, list[Unit]] = {}
    for each in Unit.objects.filter(valid_on(desk.today)):
        children.setdefault(each.parent_id, []).append(each)
    found: list[Branch] = []
    waiting = [(each, 0) for each in reversed(children.get(None, []))]
    while waiting:
        here, depth = waiting.pop()
        found.append(Branch(here, depth, tuple(posts.get(here.pk, []))))
        waiting += [(child, depth + 1) for child in reversed(children.get(here.pk, []))]
    return found


def _form(request: DeskRequest, parents: QuerySet[Unit], initial: dict[str, object]) -> UnitForm:
    form = UnitForm(request.POST or None, initial=initial)
    field = form.fields["parent"]
    assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - the class above says so
    field.queryset = parents
    return form
