"""Realisations of quarters that were collected elsewhere: brought by the planner, where no round holds their check."""

from collections.abc import Iterator, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor, hold_chain
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Round
from triwulan.cycles.refusals import MayNot
from triwulan.indicators.actions.past import Past, Place, bring_past, there_already
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.queries import today
from triwulan.organisations.rules import roles_in

MAY = frozenset({"perencana", "admin"})


def history_faults(agency: Agency, past: Sequence[tuple[int, Past]]) -> Iterator[tuple[int, str]]:
    """By the number of its row: why a figure may not be brought. One that stands there as it is is no fault."""
    rounds = {
        Quarter(year, number) for year, number in Round.objects.filter(agency=agency).values_list("year", "quarter")
    }
    present = there_already(one for _row, one in past)
    now, seen = today(agency), dict[tuple[int, int, int], int]()
    for number, one in past:
        earlier = seen.setdefault(one.place, number)
        facts = {"quarter": one.quarter, "code": one.indicator.code, "row": earlier}
        row = present.get(one.place)
        if earlier != number:
            yield number, _("%(code)s %(quarter)s sudah ada pada baris %(row)d.") % facts
        elif one.quarter.last_day >= now:
            yield number, _("%(quarter)s belum berakhir. Riwayat hanya untuk triwulan yang sudah lewat.") % facts
        elif one.quarter in rounds:
            yield (
                number,
                _("%(quarter)s dikumpulkan di sini; nilainya diubah lewat putarannya, bukan lewat impor.") % facts,
            )
        elif row is not None and not one.is_in(row):
            yield number, _("%(code)s %(quarter)s sudah berisi nilai lain. Impor tidak menimpa nilai yang ada.") % facts


@transaction.atomic
def bring_history(*, agency: Agency, person: Person, actor: Actor, past: Sequence[Past], sha256: str) -> set[Place]:
    """The places written; what stands already is left. Raises MayNot; the faults are the caller's to ask before."""
    if not MAY & roles_in(person, agency):
        raise MayNot(_("Hanya perencana dan pengelola yang dapat membawa riwayat."))
    hold_chain(agency_id=agency.pk)
    present = there_already(past)
    new = [one for one in past if one.place not in present]
    bring_past(new, actor=actor, person=person, sha256=sha256)
    return {one.place for one in new}
