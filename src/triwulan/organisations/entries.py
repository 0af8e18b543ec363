"""One line per action: its entry in the record, with the agency and government it belongs to."""

from typing import Any

from django.db.models import Model

from triwulan.audit.record import Actor, Subject, record
from triwulan.organisations.models import Agency, Government


def note(action: str, subject: Model, owner: Agency | Government | None, actor: Actor, **facts: Any) -> None:
    """`owner` is the agency, or the government where the thing belongs to no agency (a person)."""
    agency_id = owner.pk if isinstance(owner, Agency) else None
    government_id = owner.government_id if isinstance(owner, Agency) else owner.pk if owner else None
    name = str(subject._meta.model_name)
    record(action, actor=actor, subject=Subject(name, subject.pk, agency_id, government_id), facts=facts)
