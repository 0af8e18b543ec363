"""`waktu` as the people who write SOPs write it: a superset of what `core.duration` reads."""

import re
from decimal import Decimal

from triwulan.core.sentences import say
from triwulan.core.working_time import Duration, parse_duration
from triwulan.sop.definition import SharedDuration

_IN_WORDS = re.compile(r"(?<=\d)\s*\([^()\d]*\)")
_LONGEST = 60
_DECIMAL_HOURS = re.compile(r"(\d{1,4})[.,](\d{1,2}) ?jam", re.IGNORECASE)
_HOURS_AND_MINUTES = re.compile(r"(\d{1,4}) ?jam(?: dan)? (\d{1,4}) ?menit", re.IGNORECASE)
_SHARED = re.compile(r"bersama\s+(\S.*)", re.IGNORECASE)
_WEEKS = re.compile(r"(\d{1,3}) ?minggu", re.IGNORECASE)


def read_duration(text: str) -> Duration:
    """Also takes "15 (lima belas) menit", "1,5 jam" and "1 jam 30 menit"; ValueError holds a sentence.

    Weeks and months are refused: how many working days they are depends on the agency's week, and a wrong guess
    would be a wrong deadline.
    """
    if len(text) > _LONGEST:
        raise ValueError(say('Waktu terlalu panjang untuk dibaca. Tulis angka dan satuannya, misalnya "15 menit".'))
    plain = " ".join(_IN_WORDS.sub(" ", text).split())
    if match := _HOURS_AND_MINUTES.fullmatch(plain):
        return Duration(int(match[1]) * 60 + int(match[2]), "menit")
    if match := _DECIMAL_HOURS.fullmatch(plain):
        return _minutes(Decimal(f"{match[1]}.{match[2]}") * 60, text)
    if match := _WEEKS.fullmatch(plain):
        raise ValueError(
            say(
                'Waktu "%(text)s" tidak terbaca: minggu tidak pasti jumlah hari kerjanya. Tulis hari kerjanya, '
                'misalnya waktu = "%(days)s hari", dan yang tercetak dalam waktu_tertulis.',
                text=text,
                days=int(match[1]) * 5,
            )
        )
    return parse_duration(plain)


def read_shared(text: str) -> SharedDuration | None:
    """For "bersama 5"; the step is still as written, not yet looked up."""
    match = _SHARED.fullmatch(text.strip())
    return SharedDuration(match[1].strip()) if match else None


def _minutes(amount: Decimal, text: str) -> Duration:
    if amount != int(amount):
        raise ValueError(say('Waktu "%(text)s" bukan menit bulat. Tulis dalam menit.', text=text))
    return Duration(int(amount), "menit")
