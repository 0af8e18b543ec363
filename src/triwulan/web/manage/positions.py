"""A position: its title, what it carries, whom it is under, and who holds it from when to when."""

from typing import cast

from django import forms
from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from triwulan.organisations.changes import change_position
from triwulan.organisations.models import Capacity, Holding, Person, Position, Role, Unit
from triwulan.organisations.people import appoint, end_holding
from triwulan.organisations.queries import holder_of
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.setup import create_position
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import DayField
from triwulan.web.refusing import add_refusal


class PositionForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Nama jabatan"), max_length=200)
    unit = forms.ModelChoiceField(label=gettext_lazy("Unit"), queryset=Unit.objects.none(), empty_label=None)
    superior = forms.ModelChoiceField(
        label=gettext_lazy("Atasan langsung"),
        queryset=Position.objects.none(),
        required=False,
        empty_label=gettext_lazy("tidak ada"),
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Peran dalam SOP"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Satu jabatan boleh memikul beberapa peran"),
    )
    order = forms.IntegerField(label=gettext_lazy("Urutan"), min_value=0, max_value=999, initial=0)
    valid_from = DayField(label=gettext_lazy("Ada sejak"))
    valid_to = DayField(label=gettext_lazy("Ada sampai"), required=False, help_text=gettext_lazy("Hari terakhir"))

    def choices_from(self, positions: QuerySet[Position]) -> "PositionForm":
        cast("forms.ModelChoiceField[Unit]", self.fields["unit"]).queryset = Unit.objects.all()
        cast("forms.ModelChoiceField[Position]", self.fields["superior"]).queryset = positions
        named = Role.objects.order_by("pk").values_list("code", "name")
        cast("forms.MultipleChoiceField", self.fields["roles"]).choices = list(named)
        return self


class AppointForm(forms.Form):
    person = forms.ModelChoiceField(label=gettext_lazy("Orang"), queryset=Person.objects.none(), empty_label="")
    capacity = forms.ChoiceField(
        label=gettext_lazy("Sebagai"),
        choices=Capacity.choices,
        help_text=gettext_lazy("Plt.: jabatan kosong. Plh.: pejabatnya berhalangan sementara."),
    )
    starts_on = DayField(label=gettext_lazy("Sejak"))
    ends_on = DayField(label=gettext_lazy("Sampai"), required=False, help_text=gettext_lazy("Kosong: tanpa batas"))
    decree = forms.CharField(label=gettext_lazy("Nomor surat keputusan"), max_length=120, required=False)
    decree_on = DayField(label=gettext_lazy("Tanggal surat keputusan"), required=False)


class EndForm(forms.Form):
    ends_on = DayField(label=gettext_lazy("Hari terakhir"))


@needs("admin")
def new_position(request: DeskRequest) -> HttpResponse:
    unit = get_object_or_404(Unit, pk=_number(request.GET.get("unit"))) if "unit" in request.GET else None
    initial = {"unit": unit and unit.pk, "valid_from": (unit or request.agency).valid_from}
    form = PositionForm(request.POST or None, initial=initial).choices_from(Position.objects.all())
    if form.is_valid():
        try:
            made = create_position(actor=request.desk.actor("admin"), **form.cleaned_data)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("Jabatan %(title)s ditambahkan.") % {"title": made.title})
            return redirect("manage:position", made.pk)
    return render(request, "manage/position.html", {"form": form})


@needs("admin")
def position(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Position.objects.select_related("unit"), pk=pk)
    initial = {name: getattr(found, name) for name in ("title", "order", "valid_from", "valid_to")} | {
        "unit": found.unit_id,
        "superior": found.superior_id,
        "roles": list(found.roles.values_list("code", flat=True)),
    }
    form = PositionForm(request.POST or None, initial=initial).choices_from(Position.objects.exclude(pk=pk))
    if form.is_valid():
        try:
            change_position(position=found, actor=request.desk.actor("admin"), **form.cleaned_data)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("Jabatan %(title)s tersimpan.") % {"title": found.title})
            return redirect("manage:units")
    return _page(request, pk, form=form, appointing=appoint_form(request, bound=False))


@needs("admin")
@require_POST
def appoint_holder(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Position.objects.select_related("unit__agency"), pk=pk)
    form = appoint_form(request, bound=True)
    if form.is_valid():
        try:
            held = appoint(position=found, actor=request.desk.actor("admin"), **form.cleaned_data)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            facts = {"person": held.person.full_name, "title": found.title}
            messages.success(request, _("%(person)s menjabat %(title)s.") % facts)
            return redirect("manage:position", pk)
    return _page(request, pk, appointing=form)


@needs("admin")
@require_POST
def end(request: DeskRequest, pk: int, holding: int) -> HttpResponse:
    held = get_object_or_404(
        Holding.objects.select_related("person", "position__unit__agency"), pk=holding, position=pk
    )
    form = EndForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Tulis hari terakhirnya sebagai tanggal."))
        return redirect("manage:position", pk)
    try:
        end_holding(holding=held, ends_on=form.cleaned_data["ends_on"], actor=request.desk.actor("admin"))
    except OrganisationRefused as refused:
        messages.error(request, refused.sentence)
    return redirect("manage:position", pk)


def _page(request: DeskRequest, pk: int, *, appointing: AppointForm, form: PositionForm | None = None) -> HttpResponse:
    found = get_object_or_404(Position.objects.select_related("unit"), pk=pk)
    context = {
        "position": found,
        "form": form,
        "appointing": appointing,
        "holdings": found.holdings.select_related("person").order_by("-starts_on", "-pk"),
        "holder": holder_of(found, request.desk.today),
        "today": request.desk.today,
    }
    return render(request, "manage/position.html", context)


def appoint_form(request: DeskRequest, *, bound: bool) -> AppointForm:
    form = AppointForm(request.POST if bound else None, initial={"starts_on": request.desk.today})
    there = Person.objects.filter(government=request.agency.government_id, is_active=True).order_by("name")
    cast("forms.ModelChoiceField[Person]", form.fields["person"]).queryset = there
    return form


def _number(text: str | None) -> int:
    return int(text) if text and text.isdecimal() else 0
