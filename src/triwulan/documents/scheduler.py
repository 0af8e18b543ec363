"""What the minute brings to the register: a loan becomes late; what nobody has read in yet is found by its words."""

import logging

from django_scopes import scope, scopes_disabled

from triwulan.documents.archive.lending import tell_late
from triwulan.documents.refusals import FilesAway
from triwulan.documents.register.index import read, unread
from triwulan.organisations.models import Agency

log = logging.getLogger(__name__)

# A minute's share of a register that was there before its full text; a paper is read in some milliseconds.
MOST_READ = 200


def tick() -> None:
    with scopes_disabled():  # the scheduler serves every government; each agency is then scoped
        agencies = list(Agency.objects.select_related("government"))
    for agency in agencies:
        with scope(government=agency.government, agency=agency):
            tell_late(agency)
            _read_some()


def _read_some() -> None:
    """What is not read today, since its files do not answer, is unread still the next minute."""
    try:
        for document in unread(MOST_READ):
            read(document)
    except FilesAway as away:
        log.warning("%s", away)
