"""How a section's words stood before: kept as they are written, a version for each sitting."""

from datetime import timedelta

from triwulan.core import clock
from triwulan.organisations.models import Person
from triwulan.reports.models import Section, SectionVersion

# Typing saves every few seconds; what one person writes within this is one version.
SITTING = timedelta(minutes=15)


def keep_version(
    section: Section, former: str, written: tuple[Person | None, str], *, restored: int | None = None
) -> SectionVersion:
    """After `written` (who, what) took the place of `former`, in the same transaction."""
    person, body = written
    now = clock.now()
    last = section.versions.order_by("-number").first()
    if last is None and former:
        last = SectionVersion.objects.create(section=section, number=1, body=former, begun_at=now, written_at=now)
    if last is not None and restored is None and _is_same_sitting(last, person):
        last.body, last.written_at = body, now
        last.save(update_fields=["body", "written_at"])
        return last
    number = last.number + 1 if last else 1
    fields = {"body": body, "begun_at": now, "written_at": now, "written_by": person, "restored": restored}
    made: SectionVersion = SectionVersion.objects.create(section=section, number=number, **fields)
    return made


def _is_same_sitting(last: SectionVersion, person: Person | None) -> bool:
    own = person is not None and last.written_by_id == person.pk and last.restored is None
    return own and clock.now() - last.begun_at < SITTING
