"""NIP, the number of a civil servant: birth date, month of appointment, sex, serial; written 8-6-1-3.

Peraturan Kepala BKN 43/2007. Employees by contract (PPPK) have the same 18 digits, but where the month stands theirs
say 2 and the number of the contract: 202421 is the first contract, of 2024.
"""

import re
from datetime import date

from triwulan.core.sentences import say

LENGTH = 18
_EARLIEST_BIRTH_YEAR = 1900
_MONTHS = range(1, 13)
_CONTRACTS = range(21, 30)


class NipInvalid(ValueError):
    """Carries one Indonesian sentence: which part is wrong."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def parse_nip(text: str) -> str:
    """Return the 18 digits, spaces between them allowed; raise NipInvalid at the first fault from the left."""
    nip = re.sub(r"\s", "", text)
    if not re.fullmatch(r"[0-9]*", nip):
        message = say("NIP hanya terdiri atas angka.")
        raise NipInvalid(message)
    if len(nip) != LENGTH:
        message = say(
            "NIP terdiri atas %(length)s angka; yang ditulis %(written)s angka.", length=LENGTH, written=len(nip)
        )
        raise NipInvalid(message)
    _check_appointment(nip, _birth(nip))
    if nip[14] not in "12":
        message = say("Angka ke-15 NIP adalah jenis kelamin: 1 untuk pria, 2 untuk wanita.")
        raise NipInvalid(message)
    return nip


def format_nip(nip: str) -> str:
    return f"{nip[:8]} {nip[8:14]} {nip[14]} {nip[15:]}"


def _birth(nip: str) -> date:
    try:
        born = date(int(nip[:4]), int(nip[4:6]), int(nip[6:8]))
    except ValueError:
        born = None
    if born is None or born.year < _EARLIEST_BIRTH_YEAR:
        message = say(
            "Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, tanggal); %(digits)s bukan tanggal.",
            digits=nip[:8],
        )
        raise NipInvalid(message)
    return born


def _check_appointment(nip: str, born: date) -> None:
    year, month = int(nip[8:12]), int(nip[12:14])
    if month not in _MONTHS and month not in _CONTRACTS:
        message = say(
            "Angka ke-9 sampai ke-14 NIP adalah tahun dan bulan pengangkatan; %(digits)s bukan bulan.", digits=nip[8:14]
        )
        raise NipInvalid(message)
    if (year, month if month in _MONTHS else 0) <= (born.year, born.month):
        message = say("Bulan pengangkatan dalam NIP (angka ke-9 sampai ke-14) harus sesudah tanggal lahir.")
        raise NipInvalid(message)
