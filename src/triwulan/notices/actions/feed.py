from django.db import transaction

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.notices.feed_secret import digest_of, new_secret
from triwulan.notices.models import FeedAddress
from triwulan.organisations.entries import note
from triwulan.organisations.models import Person


@transaction.atomic
def renew_feed_address(person: Person) -> str:
    """The secret, to be shown this once; the one before leads nowhere from now on."""
    FeedAddress.objects.filter(person=person).delete()
    secret = new_secret()
    found = FeedAddress.objects.create(person=person, digest=digest_of(secret), created_at=clock.now())
    note("feed_address_renewed", found, person.government, Actor(person_id=person.pk))
    return secret


@transaction.atomic
def remove_feed_address(person: Person) -> None:
    found = FeedAddress.objects.filter(person=person).first()
    if found is not None:
        note("feed_address_removed", found, person.government, Actor(person_id=person.pk))
        found.delete()
