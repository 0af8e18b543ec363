"""A revision is uploaded, checked, kept for good, and activated from a day."""

from datetime import date
from typing import Any

from django.db import transaction

from triwulan.audit.record import SYSTEM, Actor, Subject, record
from triwulan.core import clock
from triwulan.organisations.models import Agency, Person, Role
from triwulan.sop.definition import Sop
from triwulan.sop.models import SopRevision
from triwulan.sop.queries import definition_of
from triwulan.sop.reader import read_sop


@transaction.atomic
def upload_revision(agency: Agency, text: str, person: Person | None, *, name: str = "SOP") -> SopRevision:
    """SopFaulty with every fault. The same text again is the revision that is already there."""
    sop = read_sop(text, name=name)
    revision, created = SopRevision.objects.get_or_create(
        agency=agency,
        checksum=sop.checksum,
        defaults={
            "name": sop.identity.name[:200],
            "text": text,
            "uploaded_at": clock.now(),
            "uploaded_by": person,
        },
    )
    if created:
        _note("sop_uploaded", revision, person, name=revision.name, checksum=revision.checksum)
    return revision


@transaction.atomic
def activate_revision(revision: SopRevision, from_date: date, person: Person | None) -> SopRevision:
    """Rounds that run keep the revision they began with. Roles the SOP asks for and the agency lacks are added."""
    before = revision.active_from
    _add_roles(revision.agency, definition_of(revision))
    revision.active_from = from_date
    revision.save(update_fields=["active_from"])
    was = before and before.isoformat()
    _note("sop_activated", revision, person, name=revision.name, active_from=from_date.isoformat(), before=was)
    return revision


def _add_roles(agency: Agency, sop: Sop) -> None:
    """So that the administrator can give them to positions; a role without a position stops the round with a sentence."""
    known = set(Role.objects.filter(agency=agency).values_list("code", flat=True))
    wanted = {performer.role: performer.name for performer in sop.performers}
    Role.objects.bulk_create(
        Role(agency=agency, code=code, name=name[:100]) for code, name in wanted.items() if code not in known
    )


def _note(action: str, revision: SopRevision, person: Person | None, **facts: Any) -> None:
    actor = Actor(person_id=person.pk) if person else SYSTEM
    subject = Subject("soprevision", revision.pk, revision.agency_id, revision.agency.government_id)
    record(action, actor=actor, subject=subject, facts=facts)
