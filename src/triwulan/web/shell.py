"""What surrounds every page: who is signed in and as what, where he may go, how many tasks wait."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.dates import zone_abbreviation
from triwulan.cycles.models import Assignment
from triwulan.cycles.queries import asked_tasks
from triwulan.notices.queries import unread_count
from triwulan.organisations.models import Agency
from triwulan.organisations.prepared import counted, prepared
from triwulan.organisations.queries import capacity_word
from triwulan.web.desk import Desk
from triwulan.web.navigation import MORE, PRIMARY, REVIEW, Link, links
from triwulan.web.preferences import theme_of
from triwulan.web.record.standing import is_broken


@dataclass(frozen=True)
class Shell:
    theme: str
    demo: bool
    # the demo's closed years are still being written
    filling: bool = False
    agency: Agency | None = None
    agencies: tuple[Agency, ...] = ()
    title: str = ""
    note: str = ""
    zone: str = ""
    # the last night's check found a broken link; said to administrators alone
    record_broken: bool = False
    primary: tuple[Link, ...] = ()
    more: tuple[Link, ...] = ()

    @property
    def unread(self) -> int:
        """What the phone's bar counts at "Lainnya", where these links are."""
        return sum(link.count for link in self.more)


def shell(request: HttpRequest) -> dict[str, Any]:
    """A context processor; built only when a template asks, since papers and fragments do not."""
    return {"shell": _Later(request)}


class _Later:
    """The shell itself, made when the first of its names is asked for."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def _shell(self) -> Shell:
        return build(self._request)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._shell, name)


def build(request: HttpRequest) -> Shell:
    desk: Desk | None = getattr(request, "desk", None)
    bare = Shell(theme=theme_of(request), demo=settings.DEMO, filling=_is_filling())
    if desk is None:
        return bare
    match = request.resolver_match
    here = (match.namespace or match.view_name).split(":")[0] if match else ""
    title, note = titles(desk)
    roles = desk.roles | {REVIEW} if desk.reviews else desk.roles
    return Shell(
        theme=bare.theme,
        demo=bare.demo,
        filling=bare.filling,
        agency=desk.agency,
        agencies=desk.agencies,
        title=title,
        note=note,
        zone=_zone(desk.agency),
        record_broken=desk.is_administrator and is_broken(desk.agency),
        primary=tuple(links(PRIMARY, here, roles, {"tasks": waiting_for(desk)})),
        more=tuple(links(MORE, here, roles, {"inbox": unread_count(desk.person)})),
    )


def _is_filling() -> bool:
    return settings.DEMO and settings.DEMO_HISTORY_MARK.exists()


def titles(desk: Desk) -> tuple[str, str]:
    """His position, then the others he acts for; a reviewer is named as such."""
    if desk.reviews:
        return _("Reviu"), _("membaca %(agency)s") % {"agency": desk.agency.short_name or desk.agency.name}
    named = [f"{capacity_word(holding)} {holding.position.title}".strip() for holding in desk.holdings or desk.held]
    others = _("juga %(positions)s") % {"positions": ", ".join(named[1:])} if named[1:] else ""
    return named[0], others or desk.agency.short_name or desk.agency.name


def waiting_for(desk: Desk) -> int:
    """Open tasks of his positions; those that wait for others are not yet his."""
    positions = [holding.position_id for holding in desk.holdings]
    return _asked_now(positions=positions)[0] if positions else 0


@prepared
def _asked_now(*, positions: Collection[int]) -> QuerySet[Assignment, int]:
    return counted(asked_tasks().filter(position__in=positions, opened_at__isnull=False))


def _zone(agency: Agency) -> str:
    offset = clock.now().astimezone(ZoneInfo(agency.time_zone)).utcoffset()
    hours = int(offset.total_seconds() // 3600) if offset else 0
    return f"{zone_abbreviation(agency.time_zone)} (UTC{hours:+d})"
