"""A person leaves: what he holds ends, his access ends with his last day, and all he did stays under his name."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from triwulan.audit.record import SYSTEM, Actor
from triwulan.core import clock
from triwulan.core.spoken import say_date
from triwulan.organisations.administrators import agencies_looked_after, check_one_remains
from triwulan.organisations.entries import note
from triwulan.organisations.models import Holding, Person
from triwulan.organisations.people import close_holding
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.tokens import withdraw_tokens


@transaction.atomic
def record_departure(*, person: Person, last_day: date, actor: Actor) -> Person:
    """Ends what he holds in the scope; appointments that would begin later never begin. His record stays.

    A day that is over ends his access at once, one ahead when it is over (`scheduler`). Refused: a day before what he
    already held, which would unmake what he did there, and the departure of the last administrator.
    """
    on = timezone.localdate(clock.now())
    _check_nothing_begun_since(person, last_day, on)
    looked_after = agencies_looked_after(person, min(on, last_day))
    person.leaves_on = last_day
    person.save(update_fields=["leaves_on"])
    note("person_departed", person, person.government, actor, person=person.pk, last_day=last_day.isoformat())
    if last_day < on:
        end_access(person, actor)
    for holding in Holding.objects.filter(person=person).select_related("person", "position__unit__agency"):
        if holding.starts_on > last_day:
            title = holding.position.title
            note("appointment_cancelled", holding, holding.position.unit.agency, actor, position=title)
            holding.delete()
        elif holding.ends_on is None or holding.ends_on > last_day:
            close_holding(holding, last_day, actor)
    for agency in looked_after:
        check_one_remains(agency, last_day + timedelta(days=1), "last_day")
    return person


def end_access(person: Person, actor: Actor = SYSTEM) -> None:
    """Sessions, tokens, a reset link that was mailed, passkeys: none opens anything from now on."""
    person.is_active = False
    person.set_unusable_password()
    person.save(update_fields=["is_active", "password", "password_is_given"])
    withdraw_tokens(person)
    note("access_ended", person, person.government, actor, person=person.pk)


def _check_nothing_begun_since(person: Person, last_day: date, on: date) -> None:
    begun = Holding.objects.filter(person=person, starts_on__gt=last_day, starts_on__lte=on).select_related("position")
    if held := begun.first():
        facts = {"position": held.position.title, "day": say_date(held.starts_on)}
        raise OrganisationRefused(
            _("Orang ini sudah menjabat %(position)s sejak %(day)s; hari terakhirnya tidak boleh sebelum itu.") % facts,
            "last_day",
        )
