"""Bearer tokens of the API. The plain token is shown once; the database keeps only what recognises it."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from triwulan.audit.record import Actor, Subject, record
from triwulan.core import clock
from triwulan.organisations.models import ApiToken, Person

# 256 bits: far too many to guess, so a fast hash is enough and no salt is needed.
_BYTES = 32

# The last use is for the administrator's eyes; noting it more often would make each read of the API a write.
_NOTED_EVERY = timedelta(minutes=10)


# Of a program that signs in with a password: it can do so again.
SIGN_IN_LASTS = timedelta(days=30)


@dataclass(frozen=True)
class Issued:
    """`plain` is shown this once and kept nowhere."""

    plain: str
    expires_at: datetime


def issue_token(person: Person) -> Issued:
    """The caller has checked the password. Each sign-in gets a token of its own, so that one can be withdrawn."""
    return _make(person, "", SIGN_IN_LASTS)


@transaction.atomic
def issue_named_token(person: Person, name: str, lasts: timedelta) -> Issued:
    """For a program of his own, asked for on his page; recorded, since it opens what he may open."""
    issued = _make(person, name.strip(), lasts)
    _note("token_issued", person, name.strip())
    return issued


@transaction.atomic
def withdraw_token(person: Person, pk: int) -> ApiToken | None:
    """His own alone; None when it is not there, or no longer."""
    found: ApiToken | None = ApiToken.objects.select_for_update().filter(pk=pk, person=person).first()
    if found is not None:
        _note("token_withdrawn", person, found.name)
        found.delete()
    return found


def person_for_token(token: str) -> Person | None:
    """None for a token that is unknown or over, and for a person who may no longer sign in."""
    found = ApiToken.objects.select_related("person__government").filter(digest=_digest(token)).first()
    if found is None or found.is_over or not found.person.is_active:
        return None
    now = clock.now()
    if found.last_used_at is None or now - found.last_used_at >= _NOTED_EVERY:
        ApiToken.objects.filter(pk=found.pk).update(last_used_at=now)
    return found.person


def withdraw_tokens(person: Person) -> int:
    """All of them, as after a changed password; returns how many there were."""
    count, _ = ApiToken.objects.filter(person=person).delete()
    return count


def _make(person: Person, name: str, lasts: timedelta) -> Issued:
    issued = Issued(secrets.token_urlsafe(_BYTES), clock.now() + lasts)
    ApiToken.objects.create(
        person=person,
        name=name,
        digest=_digest(issued.plain),
        created_at=clock.now(),
        expires_at=issued.expires_at,
    )
    return issued


def _note(action: str, person: Person, name: str) -> None:
    subject = Subject("person", person.pk, None, person.government_id)
    record(action, actor=Actor(person.pk), subject=subject, facts={"name": name})


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
