"""How far the record is known to be whole: what the last night's check of its chains found."""

from dataclasses import dataclass
from datetime import datetime

from triwulan.audit.chain import chain_of
from triwulan.audit.faults import sentence
from triwulan.audit.models import ChainCheck
from triwulan.audit.nightly import fault_of, last_checks
from triwulan.organisations.models import Agency


@dataclass(frozen=True)
class Standing:
    """`faults` are sentences; `number` and `digest` the agency's head at the time."""

    checked_at: datetime | None
    number: int
    digest: str
    faults: tuple[str, ...]


def standing_of(agency: Agency) -> Standing:
    """In one question."""
    own = chain_of(agency.pk, None)
    checks = last_checks(own, chain_of(None, agency.government_id))
    mine = next((check for check in checks if check.chain == own), ChainCheck(number=0))
    faults = tuple(sentence(fault) for check in checks if (fault := fault_of(check)) is not None)
    return Standing(mine.checked_at, mine.number, mine.digest, faults)


def is_broken(agency: Agency) -> bool:
    return bool(standing_of(agency).faults)
