"""Filters: how figures, dates and lengths of time are written. A time is said in the zone that the request activated."""

from datetime import date, datetime
from decimal import Decimal

from django import template
from django.utils import timezone
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from triwulan.core import clock, spoken
from triwulan.core.nip import format_nip
from triwulan.core.numbers import format_exact, format_number, format_percent, format_rupiah
from triwulan.core.roman import to_roman

register = template.Library()


@register.filter
def angka(value: Decimal | int | None, decimals: int | None = None) -> str:
    """Nought is a value; nothing is "belum diisi". Without `decimals` the figure keeps those it has."""
    if value is None:
        return _("belum diisi")
    number = Decimal(value)
    return format_exact(number) if decimals is None else format_number(number, decimals)


@register.filter
def persen(value: Decimal | None, decimals: int = 2) -> str:
    return format_percent(value, decimals)


@register.filter
def rupiah(value: Decimal) -> str:
    return format_rupiah(value)


@register.filter
def tanggal(day: date) -> str:
    """14 April 2026"""
    return spoken.say_date(_day(day))


@register.filter
def tanggal_hari(day: date) -> str:
    """Selasa 14 April 2026"""
    return spoken.say_date(_day(day), weekday=True)


@register.filter
def waktu(instant: datetime) -> str:
    """Selasa 14 April 2026 09.00 WITA"""
    return spoken.say_instant(instant, _zone())


@register.filter
def waktu_dekat(instant: datetime) -> str:
    """hari ini 09.47 WITA, or the whole of it when it is another day"""
    return spoken.say_instant_near(instant, clock.now(), _zone())


@register.filter
def jam(instant: datetime) -> str:
    """09.47 WITA"""
    return spoken.say_time(instant, _zone())


@register.filter
def lama(minutes: int) -> str:
    """2 jam 10 menit"""
    return spoken.say_minutes(minutes)


@register.filter
def roman(number: int) -> str:
    return to_roman(number)


@register.filter
def nip(digits: str) -> str:
    return format_nip(digits)


@register.filter
def pemerintah(government: str) -> str:
    """The first line of a letterhead: PEMERINTAH KABUPATEN JENEPONTO, whether or not the name says it itself."""
    name = government.upper()
    return name if name.startswith("PEMERINTAH") else f"PEMERINTAH {name}"


@register.filter
def nomor(number: str) -> SafeString:
    """A paper's number, which may go on below after a stroke and nowhere else."""
    return format_html_join(SafeString("/<wbr>"), "{}", ((part,) for part in number.split("/")))


@register.filter
def sidik(sha256: str) -> str:
    """A SHA-256 in groups of four, as one reads it aloud."""
    return " ".join(sha256[start : start + 4] for start in range(0, len(sha256), 4))


def _zone() -> str:
    return timezone.get_current_timezone_name()


def _day(moment: date) -> date:
    return timezone.localtime(moment).date() if isinstance(moment, datetime) else moment
