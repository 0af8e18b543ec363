"""The government, its agencies, and one's own agency's last day."""

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_scopes import scope

from triwulan.organisations.changes import change_agency, change_government
from triwulan.organisations.joining import add_agency
from triwulan.organisations.models import Agency, Government
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import DayField
from triwulan.web.refusing import add_refusal
from triwulan.web.setup.forms import ZONES


class GovernmentForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Pemerintah daerah"), max_length=200)
    region_code = forms.CharField(
        label=gettext_lazy("Kode wilayah"),
        max_length=13,
        required=False,
        help_text=gettext_lazy("Menurut Kemendagri, misalnya 73.04"),
    )
    valid_to = DayField(
        label=gettext_lazy("Hari terakhir perangkat daerah ini"),
        required=False,
        help_text=gettext_lazy("Diisi bila digabung atau dibubarkan: sesudahnya tidak ada putaran baru"),
    )


class AgencyForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Nama perangkat daerah"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Nama pendek"), max_length=60, required=False)
    code = forms.CharField(label=gettext_lazy("Kode perangkat daerah"), max_length=30, required=False)
    place = forms.CharField(label=gettext_lazy("Kota pada tanggal surat"), max_length=80)
    time_zone = forms.ChoiceField(label=gettext_lazy("Zona waktu"), choices=ZONES)
    valid_from = DayField(label=gettext_lazy("Ada sejak"))


@needs("admin")
def agencies(request: DeskRequest) -> HttpResponse:
    government = request.agency.government
    initial = {
        "name": government.name,
        "region_code": government.region_code,
        "valid_to": request.agency.valid_to,
    }
    form = GovernmentForm(request.POST or None, initial=initial)
    if form.is_valid() and _saved(request, form):
        messages.success(request, _("Data pemerintah daerah tersimpan."))
        return redirect("manage:agencies")
    if form.is_bound:
        # What was refused must not stand in the shell around the form.
        request.agency.refresh_from_db()
    with scope(government=government, agency=None):
        there = list(Agency.objects.order_by("name", "pk"))
    return render(request, "manage/agencies.html", {"form": form, "agencies": there})


@needs("admin")
def new_agency(request: DeskRequest) -> HttpResponse:
    """Who adds it looks after it first: without an administrator nobody could enter it."""
    initial = {"valid_from": request.desk.today, "place": request.agency.place, "time_zone": request.agency.time_zone}
    form = AgencyForm(request.POST or None, initial=initial)
    if form.is_valid():
        actor = request.desk.actor("admin")
        try:
            made = add_agency(request.agency.government, request.person, actor, **form.cleaned_data)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            said = _("%(agency)s ditambahkan. Pindah ke sana lewat daftar perangkat daerah di atas.")
            messages.success(request, said % {"agency": made.name})
            return redirect("manage:agencies")
    return render(request, "manage/agency_new.html", {"form": form})


def _saved(request: DeskRequest, form: GovernmentForm) -> bool:
    entered = form.cleaned_data
    actor = request.desk.actor("admin")
    government = Government.objects.get(pk=request.agency.government_id)
    try:
        with transaction.atomic():
            change_government(
                government=government, actor=actor, name=entered["name"], region_code=entered["region_code"]
            )
            change_agency(agency=request.agency, actor=actor, valid_to=entered["valid_to"])
    except OrganisationRefused as refused:
        add_refusal(form, refused)
    return form.is_valid()
