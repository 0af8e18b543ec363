"""From an empty office to its first round: what is done is read from the data, never remembered."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Round
from triwulan.indicators.models import Indicator, Target
from triwulan.indicators.queries import valid_in
from triwulan.organisations.models import Agency, Holding, Holiday, OfficeHours, Position, Unit
from triwulan.organisations.models.unit import DIVISION_KINDS
from triwulan.organisations.queries import valid_on
from triwulan.sop.queries import revision_for
from triwulan.web.desk import Desk


@dataclass(frozen=True)
class Item:
    """`facts` say what there is; `hint` what it is for, while it is not done."""

    title: str
    facts: str
    hint: str
    done: bool
    url: str
    act: str


def checklist(desk: Desk) -> list[Item]:
    return [_letterhead(desk.agency), *_house(desk), _indicators(desk), _calendar(desk), _sop(desk), _round(desk)]


def first_open(items: list[Item]) -> Item | None:
    return next((item for item in items if not item.done), None)


def _letterhead(agency: Agency) -> Item:
    return Item(
        _("Kop surat"),
        _("Lambang terpasang.") if agency.crest_svg else _("Lambang belum ada."),
        _("Alamat dan lambang tercetak pada setiap dokumen."),
        bool(agency.address),
        reverse("manage:letterhead"),
        _("Isi kop surat"),
    )


def _house(desk: Desk) -> list[Item]:
    units = Unit.objects.filter(valid_on(desk.today))
    divisions = units.filter(kind__in=DIVISION_KINDS).count()
    positions = Position.objects.filter(valid_on(desk.today), unit__in=units).count()
    held = Holding.objects.filter(valid_on(desk.today, start="starts_on", end="ends_on"), person__is_active=True)
    people, filled = held.values("person").distinct().count(), held.values("position").distinct().count()
    vacant = max(positions - filled, 0)
    return [
        Item(
            _("Unit dan jabatan"),
            _("%(units)d bidang, %(positions)d jabatan.") % {"units": divisions, "positions": positions},
            _("Sekretariat, bidang, subbagian, dan jabatan dengan perannya dalam SOP."),
            divisions > 0 and positions > 1,
            reverse("manage:units"),
            _("Isi unit dan jabatan"),
        ),
        Item(
            _("Orang dan siapa menjabat apa"),
            ngettext("%(people)d orang menjabat.", "%(people)d orang menjabat.", people) % {"people": people}
            + (_(" %(vacant)d jabatan kosong.") % {"vacant": vacant} if vacant else ""),
            _("Satu per satu, atau sekaligus dari tabel beserta jabatannya."),
            people > 1,
            reverse("manage:people"),
            _("Isi orang"),
        ),
    ]


def _indicators(desk: Desk) -> Item:
    year = Quarter.containing(desk.today).previous.year
    there = Indicator.objects.filter(valid_in(year))
    count = there.count()
    promised = Target.objects.filter(indicator__in=there, year=year).values("indicator").distinct().count()
    facts = {"count": count, "year": year, "promised": promised}
    return Item(
        _("Indikator dan target"),
        _("%(count)d indikator tahun %(year)d, %(promised)d bertarget.") % facts,
        _("Apa yang diukur, oleh siapa, dan berapa targetnya tiap triwulan."),
        0 < count == promised,
        reverse("manage:indicators"),
        _("Isi indikator"),
    )


def _calendar(desk: Desk) -> Item:
    year = desk.today.year
    days = Holiday.objects.filter(date__year=year).count()
    return Item(
        _("Kalender kerja"),
        _("%(days)d hari libur dan cuti bersama tahun %(year)d.") % {"days": days, "year": year},
        _("Jam kerja dan hari libur menentukan batas waktu setiap langkah."),
        days > 0 and OfficeHours.objects.exists(),
        reverse("manage:calendar"),
        _("Periksa kalender"),
    )


def _sop(desk: Desk) -> Item:
    active = revision_for(desk.agency, desk.today)
    return Item(
        _("SOP"),
        _("Berlaku: %(name)s.") % {"name": active.name} if active else _("Belum ada SOP yang berlaku."),
        _("Unggah berkas TOML, lihat kesalahan dan catatannya, lalu aktifkan."),
        active is not None,
        reverse("manage:sop"),
        _("Unggah SOP"),
    )


def _round(desk: Desk) -> Item:
    count = Round.objects.count()
    latest = Round.objects.first()
    planners = Position.objects.filter(valid_on(desk.today), roles__code="perencana").distinct()
    by = ", ".join(position.title for position in planners) or _("jabatan dengan peran perencana, yang belum ada")
    return Item(
        _("Putaran pertama"),
        _("%(count)d putaran, terakhir %(latest)s.") % {"count": count, "latest": latest}
        if latest
        else _("Belum ada."),
        _("Terbuka sendiri pada tanggal mulai dalam SOP, atau dibuka oleh %(planner)s.") % {"planner": by},
        count > 0,
        reverse("rounds:list"),
        _("Lihat putaran"),
    )
