"""What the minute brings to the register: a loan becomes late; what nobody has read in yet is found by its words."""

from django_scopes import scope, scopes_disabled

from triwulan.documents.index import read, unread
from triwulan.documents.lending import tell_late
from triwulan.organisations.models import Agency

# A minute's share of a register that was there before its full text; a paper is read in some milliseconds.
MOST_READ = 200


def tick() -> None:
    with scopes_disabled():  # the scheduler serves every government; each agency is then scoped
        agencies = list(Agency.objects.select_related("government"))
    for agency in agencies:
        with scope(government=agency.government, agency=agency):
            tell_late(agency)
            for document in unread(MOST_READ):
                read(document)
