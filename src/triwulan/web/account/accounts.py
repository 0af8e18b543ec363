"""The demo's list of accounts: who there is to sign in as, and what each has to do. Only the demo shows it."""

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_scopes import scope

from triwulan.core import clock
from triwulan.organisations.models import Agency, Government, Holding, Role
from triwulan.organisations.queries import capacity_word, valid_on

# In a few words, what somebody with this role comes for; the first that fits is said.
_DOES = (
    ("analis", _("mengisi lembar kerja")),
    ("kepala_dinas", _("capaian, keterlambatan, tanda tangan")),
    ("kepala_bidang", _("menugaskan dan memeriksa laporan")),
    ("perencana", _("melihat putaran, merekap triwulan")),
    ("kepala_subbidang", _("menyusun laporan bidang")),
    ("inspektorat", _("membaca semua, menelusuri setiap angka")),
    ("admin", _("orang, jabatan, kalender, SOP, cadangan")),
)


@dataclass(frozen=True)
class Account:
    username: str
    title: str
    does: str


@dataclass(frozen=True)
class Office:
    """An agency and its accounts, as a group of the list."""

    name: str
    accounts: tuple[Account, ...]


def offices() -> list[Office]:
    today = timezone.localdate(clock.now())
    found = []
    for government in Government.objects.order_by("pk"):
        with scope(government=government, agency=None):
            agencies = list(Agency.objects.order_by("pk"))
        for agency in agencies:
            with scope(government=government, agency=agency):
                found.append(Office(agency.name, _accounts(today)))
    return [office for office in found if office.accounts]


def _accounts(today: date) -> tuple[Account, ...]:
    """One line for each person: the position he holds definitively, or else the first."""
    held = Holding.objects.filter(valid_on(today, start="starts_on", end="ends_on"), person__is_active=True)
    in_order = held.select_related("person", "position").order_by("position__unit__order", "position__order", "pk")
    ordered = list(in_order)
    roles: dict[int, set[str]] = {}
    for position, code in Role.objects.values_list("positions", "code"):
        roles.setdefault(position, set()).add(code)
    chosen: dict[int, Holding] = {}
    for holding in ordered:
        known = chosen.get(holding.person_id)
        if known is None or (capacity_word(known) and not capacity_word(holding)):
            chosen[holding.person_id] = holding
    shown = [holding for holding in ordered if chosen[holding.person_id] == holding]
    return tuple(_account(holding, roles.get(holding.position_id, set())) for holding in shown)


def _account(holding: Holding, roles: set[str]) -> Account:
    title = f"{capacity_word(holding)} {holding.position.title}".strip()
    return Account(holding.person.username, title, _does(roles))


def _does(roles: set[str]) -> str:
    return next((str(words) for code, words in _DOES if code in roles), "")
