"""People, what they hold, and what they have learnt. A person who leaves keeps his record: nothing here deletes one."""

import re
import secrets
from collections.abc import Iterable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import Actor, hold_chain
from triwulan.core.nip import NipInvalid, parse_nip
from triwulan.core.spoken import say_date
from triwulan.organisations.administrators import ROLE, check_one_remains
from triwulan.organisations.checks import check_fields
from triwulan.organisations.entries import note
from triwulan.organisations.models import Capacity, Government, Holding, Person, Position, Qualification
from triwulan.organisations.queries import capacity_word
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.tokens import withdraw_tokens

_USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{2,59}")

# No letter or digit that is read for another (0 o, 1 l i, u v).
_UNMISTAKABLE = "abcdefghjkmnpqrstwxyz23456789"


@transaction.atomic
def create_person(
    *,
    government: Government,
    name: str,
    actor: Actor,
    username: str = "",
    nip: str | None = None,
    front_title: str = "",
    back_title: str = "",
    rank: str = "",
    email: str = "",
    qualifications: Iterable[str] = (),
) -> Person:
    """Without a user name he signs in by NIP alone. The password stays unusable until one is set or mailed."""
    digits = free_nip(nip)
    person = Person(
        username=free_username(username or digits or "", digits),
        government=government,
        nip=digits,
        name=name.strip(),
        front_title=front_title.strip(),
        back_title=back_title.strip(),
        rank=rank.strip(),
        email=email.strip(),
    )
    person.set_unusable_password()
    check_fields(person)
    person.save()
    _set_qualifications(person, qualifications)
    note("person_created", person, government, actor, person=person.pk)
    return person


def choose_language(person: Person, language: str) -> None:
    """His own, for his mails and his calendar; nobody else's business, so the record is silent about it."""
    Person.objects.filter(pk=person.pk).exclude(language=language).update(language=language)


@transaction.atomic
def record_qualifications(*, person: Person, qualifications: Iterable[str], actor: Actor) -> None:
    """Replaces what was recorded, in the SOP's own words."""
    _set_qualifications(person, qualifications)
    stated = list(person.qualifications.values_list("statement", flat=True))
    note("qualifications_recorded", person, person.government, actor, person=person.pk, qualifications=stated)


def unqualified(person: Person, sop_qualifications: Iterable[str]) -> list[str]:
    """What the SOP asks for and the person is not known to have, in the SOP's order; it warns, it never blocks."""
    has = {_plain(statement) for statement in person.qualifications.values_list("statement", flat=True)}
    return [asked for asked in sop_qualifications if _plain(asked) not in has]


@transaction.atomic
def set_initial_password(*, person: Person, actor: Actor) -> str:
    """Shown once to the administrator, kept nowhere in plain. Signs the person out everywhere; he then chooses his own."""
    letters = [secrets.choice(_UNMISTAKABLE) for _each in range(12)]
    password = "-".join("".join(letters[at : at + 4]) for at in (0, 4, 8))
    person.set_password(password)
    person.password_is_given = True
    person.save(update_fields=["password", "password_is_given"])
    withdraw_tokens(person)
    note("password_set", person, person.government, actor, person=person.pk)
    return password


@transaction.atomic
def appoint(
    *,
    person: Person,
    position: Position,
    starts_on: date,
    actor: Actor,
    ends_on: date | None = None,
    capacity: str = Capacity.DEFINITIVE,
    decree: str = "",
    decree_on: date | None = None,
) -> Holding:
    hold_chain(agency_id=position.unit.agency_id)
    # Two appointments to one position at once must see each other; a step that opens for it need not wait for them.
    Position.objects.select_for_update(no_key=True).get(pk=position.pk)
    _check_period(person, position, starts_on, ends_on)
    _check_capacity(position, capacity, starts_on, ends_on)
    holding = Holding(
        person=person,
        position=position,
        capacity=capacity,
        starts_on=starts_on,
        ends_on=ends_on,
        decree=decree.strip(),
        decree_on=decree_on,
    )
    check_fields(holding)
    holding.save()
    _note_holding("holding_begun", holding, actor)
    return holding


@transaction.atomic
def end_holding(*, holding: Holding, ends_on: date, actor: Actor) -> Holding:
    """`ends_on` is his last day. Refused where the agency would have no administrator on the next."""
    close_holding(holding, ends_on, actor)
    if holding.position.roles.filter(code=ROLE).exists():
        check_one_remains(holding.position.unit.agency, ends_on + timedelta(days=1), "ends_on")
    return holding


def close_holding(holding: Holding, ends_on: date, actor: Actor) -> Holding:
    """For who looks after the rest himself: a hand-over, a departure."""
    if ends_on < holding.starts_on:
        raise OrganisationRefused(_("Hari terakhir menjabat tidak boleh sebelum hari pertamanya."), "ends_on")
    holding.ends_on = ends_on
    holding.save(update_fields=["ends_on"])
    _note_holding("holding_ended", holding, actor)
    return holding


def _note_holding(action: str, holding: Holding, actor: Actor) -> None:
    note(
        action,
        holding,
        holding.position.unit.agency,
        actor,
        person=holding.person_id,
        position=f"{capacity_word(holding)} {holding.position.title}".strip(),
        starts_on=holding.starts_on.isoformat(),
        ends_on=holding.ends_on and holding.ends_on.isoformat(),
        decree=holding.decree,
        decree_on=holding.decree_on and holding.decree_on.isoformat(),
    )


def _check_period(person: Person, position: Position, starts_on: date, ends_on: date | None) -> None:
    if person.government_id != position.unit.agency.government_id:
        raise OrganisationRefused(_("Orang dan jabatan harus dari pemerintah daerah yang sama."), "person")
    if ends_on is not None and ends_on < starts_on:
        raise OrganisationRefused(_("Hari terakhir menjabat tidak boleh sebelum hari pertamanya."), "ends_on")
    if person.leaves_on is not None and (ends_on is None or ends_on > person.leaves_on):
        sentence = _("Orang ini bertugas sampai %s; masa jabatannya tidak boleh melewati hari itu.")
        raise OrganisationRefused(sentence % say_date(person.leaves_on), "person")
    if starts_on < position.valid_from or (position.valid_to and starts_on > position.valid_to):
        raise OrganisationRefused(
            _("Jabatan %s tidak ada pada %s.") % (position.title, say_date(starts_on)), "starts_on"
        )


def _check_capacity(position: Position, capacity: str, starts_on: date, ends_on: date | None) -> None:
    """One of each capacity at a time; a Plt. only for a vacancy, a Plh. only beside someone he stands in for."""
    same_time = Q(ends_on=None) | Q(ends_on__gte=starts_on)
    if ends_on is not None:
        same_time &= Q(starts_on__lte=ends_on)
    others = list(Holding.objects.filter(same_time, position=position).select_related("person"))
    blocking = {capacity, Capacity.DEFINITIVE} if capacity == Capacity.PLT else {capacity}
    for other in others:
        if other.capacity in blocking:
            raise OrganisationRefused(_occupied(other, capacity), "position")
    if capacity == Capacity.PLH and not others:
        raise OrganisationRefused(_("Jabatan ini kosong: tunjuk Plt., bukan Plh."), "capacity")


def _occupied(other: Holding, capacity: str) -> str:
    until = _("sampai %s") % say_date(other.ends_on) if other.ends_on else _("tanpa batas waktu")
    held = _("Jabatan ini dijabat %s sejak %s, %s.") % (other.person.full_name, say_date(other.starts_on), until)
    if capacity == Capacity.PLT and other.capacity == Capacity.DEFINITIVE:
        return f"{held} {_('Bila ia berhalangan, tunjuk Plh.')}"
    return f"{held} {_('Akhiri dahulu masa jabatannya.')}"


def free_nip(nip: str | None) -> str | None:
    if not nip or not nip.strip():
        return None
    try:
        digits = parse_nip(nip)
    except NipInvalid as error:
        raise OrganisationRefused(error.sentence, "nip") from error
    if Person.objects.filter(Q(nip=digits) | Q(username=digits)).exists():
        raise OrganisationRefused(_("NIP %s sudah terdaftar.") % digits, "nip")
    return digits


def free_username(username: str, nip: str | None) -> str:
    """In small letters. Another's NIP is refused too: one signs in by either."""
    wanted = username.strip().lower()
    if not _USERNAME.fullmatch(wanted):
        sentence = _(
            "Nama pengguna terdiri atas 3 sampai 60 huruf kecil, angka, titik, garis bawah, atau tanda hubung."
        )
        raise OrganisationRefused(sentence, "username")
    taken = Q(username=wanted) if wanted == nip else Q(username=wanted) | Q(nip=wanted)
    if Person.objects.filter(taken).exists():
        raise OrganisationRefused(_("Nama pengguna “%s” sudah dipakai.") % wanted, "username")
    return wanted


def _set_qualifications(person: Person, qualifications: Iterable[str]) -> None:
    wanted = list(dict.fromkeys(text.strip() for text in qualifications if text.strip()))
    person.qualifications.exclude(statement__in=wanted).delete()
    known = set(person.qualifications.values_list("statement", flat=True))
    Qualification.objects.bulk_create(
        Qualification(person=person, statement=text) for text in wanted if text not in known
    )


def _plain(statement: str) -> str:
    """Two spellings of one qualification differ in case, spaces and the last stop only."""
    return " ".join(statement.split()).casefold().rstrip(".;")
