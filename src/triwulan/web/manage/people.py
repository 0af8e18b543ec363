"""The people of the agency: those who hold or held a position in it, and those who hold none anywhere yet."""

from typing import Any
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe
from django_scopes import scope

from triwulan.core.nip import NipInvalid, parse_nip
from triwulan.organisations.models import Holding, Person
from triwulan.organisations.people import create_person
from triwulan.organisations.queries import valid_on
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.web.access import DeskRequest, needs
from triwulan.web.desk import Desk
from triwulan.web.refusing import add_refusal
from triwulan.web.tables.paging import page_of

PER_PAGE = 50
MOST_WORDS = 8


class PersonForm(forms.Form):
    front_title = forms.CharField(label=gettext_lazy("Gelar depan"), max_length=40, required=False)
    name = forms.CharField(label=gettext_lazy("Nama tanpa gelar"), max_length=150)
    back_title = forms.CharField(label=gettext_lazy("Gelar belakang"), max_length=80, required=False)
    nip = forms.CharField(
        label="NIP", max_length=30, required=False, help_text=gettext_lazy("18 angka, boleh memakai spasi")
    )
    username = forms.CharField(
        label=gettext_lazy("Nama pengguna"),
        max_length=60,
        required=False,
        help_text=gettext_lazy("Kosong: masuk dengan NIP"),
    )
    rank = forms.CharField(
        label=gettext_lazy("Pangkat/golongan"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Misalnya: Penata Tk. I (III/d)"),
    )
    email = forms.EmailField(label=gettext_lazy("Pos-el"), required=False)

    def clean_nip(self) -> str | None:
        typed: str = self.cleaned_data["nip"]
        try:
            return parse_nip(typed) if typed.strip() else None
        except NipInvalid as invalid:
            raise forms.ValidationError(invalid.sentence) from invalid


@needs("admin")
@require_safe
def people(request: DeskRequest) -> HttpResponse:
    """Narrowed by words of name, NIP, user name and today's positions."""
    held = Holding.objects.filter(valid_on(request.desk.today, start="starts_on", end="ends_on"))
    there, words = people_of(request.desk), request.GET.get("cari", "").strip()
    for word in words.split()[:MOST_WORDS]:
        placed = held.filter(position__title__icontains=word).values("person")
        named = Q(name__icontains=word) | Q(nip__icontains=word) | Q(username__icontains=word)
        there = there.filter(named | Q(pk__in=placed))
    shown = Prefetch("holdings", held.select_related("position__unit"), to_attr="held_today")
    page = page_of(request, there.prefetch_related(shown), PER_PAGE)
    rest = urlencode({"cari": words}) if words else ""
    return render(request, "manage/people.html", {"page": page, "words": words, "rest": rest})


@needs("admin")
def new_person(request: DeskRequest) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if form.is_valid():
        try:
            made = create_person(
                government=request.agency.government, actor=request.desk.actor("admin"), **form.cleaned_data
            )
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("%(person)s ditambahkan. Setel kata sandinya.") % {"person": made.full_name})
            return redirect("manage:person", made.pk)
    return render(request, "manage/person_new.html", {"form": form})


def people_of(desk: Desk) -> QuerySet[Person]:
    here = Holding.objects.values("person")
    with scope(government=desk.agency.government_id, agency=None):
        anywhere = Holding.objects.values("person")
        there = Person.objects.filter(government=desk.agency.government_id)
        return there.filter(Q(pk__in=here) | ~Q(pk__in=anywhere)).order_by("name", "pk")


def works_elsewhere(desk: Desk, person: Person) -> bool:
    """Holds a position in another agency: then this agency's administrator does not touch his account."""
    with scope(government=desk.agency.government_id, agency=None):
        held = Holding.objects.filter(valid_on(desk.today, start="starts_on", end="ends_on"), person=person)
        return bool(held.exclude(position__unit__agency=desk.agency).exists())


def entered_of(person: Person) -> dict[str, Any]:
    return {name: getattr(person, name) for name in PersonForm.base_fields}
