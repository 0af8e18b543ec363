"""Which entries somebody asked for: of what, by whom, from when until when."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django import forms
from django.db.models import Q, QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from triwulan.audit.chain import chain_of
from triwulan.audit.models import Entry
from triwulan.organisations.models import Agency, Holding, Person
from triwulan.web.record.objects import KINDS

SYSTEM = "sistem"
_DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class ChoiceForm(forms.Form):
    objek = forms.ChoiceField(label=_("Tentang"), required=False)
    orang = forms.ChoiceField(label=_("Oleh"), required=False)
    dari = forms.DateField(label=_("Dari tanggal"), required=False, widget=_DAY)
    sampai = forms.DateField(label=_("Sampai tanggal"), required=False, widget=_DAY)
    nomor = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1, widget=forms.HiddenInput)

    def offer(self, people: list[Person]) -> None:
        """Everybody who holds or held a position here may be asked for."""
        words = sorted((str(kind.word), name) for name, kind in KINDS.items())
        _choose(self.fields["objek"], [("", _("Semua")), *((name, word) for word, name in words)])
        named = [(str(person.pk), person.full_name) for person in people]
        _choose(self.fields["orang"], [("", _("Siapa saja")), *named, (SYSTEM, _("Sistem"))])


def _choose(field: forms.Field, choices: list[tuple[str, object]]) -> None:
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the class above says so
    field.choices = choices


@dataclass(frozen=True)
class Choice:
    kind: str = ""
    key: int | None = None
    by: str = ""
    first: date | None = None
    last: date | None = None

    @property
    def is_narrowed(self) -> bool:
        return self != Choice()

    @property
    def query(self) -> str:
        """For links that keep the choice."""
        said = {"objek": self.kind, "nomor": self.key, "orang": self.by, "dari": self.first, "sampai": self.last}
        return urlencode({name: value for name, value in said.items() if value})


def read_choice(asked: QueryDict, people: list[Person]) -> tuple[ChoiceForm, Choice]:
    """What cannot be read is said beside its field and narrows nothing."""
    form = ChoiceForm(asked or None)
    form.offer(people)
    form.is_valid()
    said = form.cleaned_data if form.is_bound else {}
    kind = said.get("objek", "")
    key = said.get("nomor") if kind else None
    return form, Choice(kind, key, said.get("orang", ""), said.get("dari"), said.get("sampai"))


def people_of(agency: Agency) -> list[Person]:
    held = Holding.objects.filter(position__unit__agency=agency).values("person_id")
    return list(Person.objects.filter(pk__in=held).order_by("name", "pk"))


def entries_of(agency: Agency, choice: Choice) -> QuerySet[Entry]:
    """The agency's, and its people's, which stand in the government's chain. Newest first."""
    held = Holding.objects.filter(position__unit__agency=agency).values("person_id")
    people = Q(chain=chain_of(None, agency.government_id), subject_type="person", subject_id__in=held)
    found = Entry.objects.filter(Q(agency_id=agency.pk) | people)
    if choice.kind:
        found = found.filter(_about(choice.kind, choice.key))
    if choice.by:
        found = found.filter(actor_id=None if choice.by == SYSTEM else int(choice.by))
    if choice.first:
        found = found.filter(at__gte=_midnight(choice.first, agency))
    if choice.last:
        found = found.filter(at__lt=_midnight(choice.last + timedelta(days=1), agency))
    return found.order_by("-at", "-id")


def _about(kind: str, key: int | None) -> Q:
    """A cycle's record is all that happened in it."""
    if key is None:
        return Q(subject_type=kind)
    of_cycle = Q(cycle_id=key) if kind == "cycle" else Q()
    return of_cycle | Q(subject_type=kind, subject_id=key)


def _midnight(day: date, agency: Agency) -> datetime:
    return datetime.combine(day, time.min, ZoneInfo(agency.time_zone))
