"""Two of the office's revisions, chosen in the address, side by side."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from triwulan.core.spoken import say_date
from triwulan.organisations.queries import today
from triwulan.sop.compare import Comparison, State, compare
from triwulan.sop.models import SopRevision
from triwulan.sop.queries import definition_of, revision_for
from triwulan.web.access import DeskRequest, member

STATES: tuple[State, ...] = ("added", "removed", "changed", "moved")


@member
@require_safe
def comparison(request: DeskRequest) -> HttpResponse:
    """Without a choice: the one in force against the newest of the others."""
    found = list(SopRevision.objects.filter(agency=request.agency).order_by("-pk"))
    pair = _asked(request, found) or _usual(request, found)
    context: dict[str, object] = {"revisions": [(each, _name(each)) for each in found], "pair": pair}
    if pair:
        found_out = told(*pair)
        context |= {"told": found_out} | {state: found_out.count(state) for state in STATES}
    return render(request, "sop/compare.html", context)


def told(old: SopRevision, new: SopRevision) -> Comparison:
    return compare(definition_of(old), definition_of(new))


def _asked(request: DeskRequest, found: list[SopRevision]) -> tuple[SopRevision, SopRevision] | None:
    by_key = {str(each.pk): each for each in found}
    old, new = (by_key.get(request.GET.get(name, "")) for name in ("lama", "baru"))
    return (old, new) if old and new else None


def _usual(request: DeskRequest, found: list[SopRevision]) -> tuple[SopRevision, SopRevision] | None:
    active = revision_for(request.agency, today(request.agency))
    if len(found) < 2:  # noqa: PLR2004 - a pair
        return None
    current = active or found[-1]
    other = next(each for each in found if each != current)
    return (other, current) if other.pk < current.pk else (current, other)


def _name(revision: SopRevision) -> str:
    return f"{revision.name}, {say_date(revision.uploaded_at.date())}, {revision.checksum[:8]}"
