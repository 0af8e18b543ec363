"""Where the shell leads. An entry whose page does not exist yet is left out, so areas may be added one by one."""

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from django.urls import NoReverseMatch, get_script_prefix, get_urlconf, reverse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


REVIEW = "reviu"


@dataclass(frozen=True)
class Entry:
    """`area` is the first word of the page's URL name: every page of the area marks the entry as current.

    With `roles` it is shown to who has one of them; REVIEW stands for reading the agency by a grant.
    """

    area: str
    url_name: str
    label: "StrPromise"
    icon: str
    roles: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Link:
    label: str
    url: str
    icon: str
    current: bool
    count: int = 0


PRIMARY = (
    Entry("tasks", "tasks:list", _("Tugas"), "tasks"),
    Entry("cycles", "cycles:list", _("Siklus"), "cycle"),
    Entry("rounds", "rounds:list", _("Putaran"), "round"),
    Entry("dashboard", "dashboard:home", _("Beranda"), "home"),
)
MORE = (
    Entry("inbox", "inbox:list", _("Kotak masuk"), "inbox"),
    Entry("documents", "documents:list", _("Dokumen"), "report"),
    Entry("archive", "archive:home", _("Arsip"), "archive"),
    Entry("signatures", "signatures:list", _("Tanda tangan"), "pen"),
    Entry("sop", "sop:list", _("SOP"), "sop"),
    Entry("calendar", "calendar:year", _("Kalender kerja"), "calendar"),
    Entry("verify", "verify:start", _("Verifikasi dokumen"), "search"),
    Entry("cascade", "cascade:tree", _("Pohon kinerja"), "tree"),
    Entry("agreements", "agreements:list", _("Perjanjian kinerja"), "pen"),
    Entry("indicators", "indicators:list", _("Indikator dan target"), "target"),
    Entry("corrections", "corrections:list", _("Koreksi nilai"), "back"),
    Entry(
        "reviews",
        "reviews:list",
        _("Reviu laporan"),
        "check",
        roles=frozenset({"perencana", "kepala_dinas", "sekretaris", REVIEW}),
    ),
    Entry("recheck", "recheck:table", _("Periksa angka tabel"), "check"),
    Entry("reminders", "reminders:page", _("Pengingat"), "soon", roles=frozenset({"perencana"})),
    Entry("record", "record:list", _("Catatan"), "record", roles=frozenset({"admin", "perencana", REVIEW})),
    Entry("manage", "manage:home", _("Pengaturan"), "settings", roles=frozenset({"admin"})),
    Entry("account", "account:profile", _("Akun saya"), "person"),
)


# Areas without an entry of their own, and the one they are reached by.
_REACHED_BY = {
    "imports": "manage",
    "jobs": "manage",
    "feed": "account",
    "evaluation": "documents",
    "published": "reviews",
}


@lru_cache(maxsize=256)
def _address(url_name: str, _urls: object, _prefix: str) -> str | None:
    try:
        return reverse(url_name)
    except NoReverseMatch:
        return None


def links(entries: tuple[Entry, ...], here: str, roles: frozenset[str], counts: dict[str, int]) -> list[Link]:
    """`here` is the area of the page that is open."""
    here = _REACHED_BY.get(here, here)
    shown = []
    for entry in entries:
        if entry.roles and not entry.roles & roles:
            continue
        url = _address(entry.url_name, get_urlconf(), get_script_prefix())
        if url is None:
            continue
        shown.append(Link(str(entry.label), url, entry.icon, entry.area == here, counts.get(entry.area, 0)))
    return shown
