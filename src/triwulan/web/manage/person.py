"""One person: data, password, qualifications, and whether he may sign in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from triwulan.organisations.changes import change_person
from triwulan.organisations.departure import record_departure
from triwulan.organisations.models import Person
from triwulan.organisations.people import record_qualifications, set_initial_password
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.sop.queries import definition_of, revision_for
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import DayField
from triwulan.web.manage.people import PersonForm, entered_of, people_of, works_elsewhere
from triwulan.web.refusing import add_refusal


class QualificationsForm(forms.Form):
    asked = forms.MultipleChoiceField(
        label=gettext_lazy("Diminta oleh SOP"), required=False, widget=forms.CheckboxSelectMultiple
    )
    others = forms.CharField(
        label=gettext_lazy("Lainnya, satu per baris"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )


class DepartureForm(forms.Form):
    last_day = DayField(label=gettext_lazy("Hari terakhir bertugas"))


@needs("admin")
def person(request: DeskRequest, pk: int) -> HttpResponse:
    found = _person(request, pk)
    form = PersonForm(request.POST or None, initial=entered_of(found))
    if form.is_valid():
        _refuse_others_staff(request, found)
        changes = form.cleaned_data | {"username": form.cleaned_data["username"] or form.cleaned_data["nip"] or ""}
        try:
            change_person(person=found, actor=request.desk.actor("admin"), **changes)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("Data %(person)s tersimpan.") % {"person": found.full_name})
            return redirect("manage:people")
    return _page(request, pk, form=form)


@needs("admin")
@require_POST
@never_cache
def password(request: DeskRequest, pk: int) -> HttpResponse:
    """Shown on this one answer and nowhere again; he has to change it when he signs in."""
    found = _person(request, pk)
    _refuse_others_staff(request, found)
    shown = set_initial_password(person=found, actor=request.desk.actor("admin"))
    return _page(request, pk, form=PersonForm(initial=entered_of(found)), password=shown)


@needs("admin")
@require_POST
def qualifications(request: DeskRequest, pk: int) -> HttpResponse:
    found = _person(request, pk)
    form = _qualifications(request, found, bound=True)
    if form.is_valid():
        stated = [*form.cleaned_data.get("asked", ()), *form.cleaned_data["others"].splitlines()]
        record_qualifications(person=found, qualifications=stated, actor=request.desk.actor("admin"))
        messages.success(request, _("Kualifikasi tersimpan."))
    return redirect("manage:person", pk)


@needs("admin")
@require_POST
def account(request: DeskRequest, pk: int) -> HttpResponse:
    """Closes or opens the account; what he did stays under his name."""
    found = _person(request, pk)
    _refuse_others_staff(request, found)
    if found == request.person:
        messages.error(request, _("Akun sendiri tidak dapat dinonaktifkan. Minta administrator lain."))
        return redirect("manage:person", pk)
    try:
        change_person(person=found, is_active=not found.is_active, actor=request.desk.actor("admin"))
    except OrganisationRefused as refused:
        messages.error(request, refused.sentence)
        return redirect("manage:person", pk)
    word = _("diaktifkan") if found.is_active else _("dinonaktifkan; sesinya berakhir seketika")
    messages.success(request, _("Akun %(person)s %(word)s.") % {"person": found.full_name, "word": word})
    return redirect("manage:person", pk)


@needs("admin")
@require_POST
def departure(request: DeskRequest, pk: int) -> HttpResponse:
    """He leaves or moves away: his positions become vacant and their tasks wait there for the next holder."""
    found = _person(request, pk)
    _refuse_others_staff(request, found)
    form = DepartureForm(request.POST)
    if found == request.person:
        form.add_error(None, _("Kepergian sendiri tidak dapat dicatat. Minta administrator lain."))
    if form.is_valid():
        try:
            record_departure(person=found, actor=request.desk.actor("admin"), **form.cleaned_data)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("Kepergian %(person)s dicatat.") % {"person": found.full_name})
            return redirect("manage:person", pk)
    return _page(request, pk, form=PersonForm(initial=entered_of(found)), leaving=form)


def _person(request: DeskRequest, pk: int) -> Person:
    return get_object_or_404(people_of(request.desk), pk=pk)


def _refuse_others_staff(request: DeskRequest, person: Person) -> None:
    if works_elsewhere(request.desk, person):
        raise PermissionDenied(_("Orang ini juga menjabat di perangkat daerah lain; akunnya diurus di sana."))


def _page(request: DeskRequest, pk: int, **context: Any) -> HttpResponse:
    found = _person(request, pk)
    held = found.holdings.select_related("position__unit").order_by("-starts_on")
    context = {"leaving": DepartureForm(initial={"last_day": request.desk.today})} | context
    context |= {"found": found, "holdings": held, "qualifying": _qualifications(request, found, bound=False)}
    return render(request, "manage/person.html", context)


def _qualifications(request: DeskRequest, person: Person, *, bound: bool) -> QualificationsForm:
    revision = revision_for(request.agency, request.desk.today)
    asked = list(definition_of(revision).identity.qualifications) if revision else []
    stated = list(person.qualifications.values_list("statement", flat=True))
    initial = {"asked": stated, "others": "\n".join(each for each in stated if each not in asked)}
    form = QualificationsForm(request.POST if bound else None, initial=initial)
    field = form.fields["asked"]
    assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101 - the class above says so
    field.choices = [(each, each) for each in asked]
    if not asked:
        del form.fields["asked"]
    return form
