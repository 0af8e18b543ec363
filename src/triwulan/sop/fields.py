"""Takes typed values out of one TOML table, and turns whatever does not fit into a fault instead of an exception."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from difflib import get_close_matches

from triwulan.core.dates import format_date
from triwulan.core.sentences import say
from triwulan.sop.faults import Fault

MAX_TEXT = 4000
MAX_CODE = 40
"""What the columns of the database hold."""
MAX_ITEMS = 100
MAX_SHOWN = 60

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_NOT_IN_CODE = re.compile(r"[=,\n\t\r]|^\s|\s$")


class Fields:
    """One table and the place it stands at. Every value taken is checked; `faults` is shared by the whole reading."""

    def __init__(self, table: Mapping[str, object], place: str, faults: list[Fault]) -> None:
        self.table = table
        self.place = place
        self.faults = faults

    def fault(self, key: str, sentence: str) -> None:
        self.faults.append(Fault(f"{self.place}, {key}" if key else self.place, sentence))

    def has(self, key: str) -> bool:
        return key in self.table

    def refuse_unknown(self, known: Iterable[str]) -> None:
        names = list(known)
        for key in self.table:
            if key not in names:
                close = get_close_matches(key[:MAX_CODE], names, n=1)
                hint = say("; mungkin maksudnya “%(key)s”", key=close[0]) if close else ""
                self.fault(shown(key), say("Kunci “%(key)s” tidak dikenal%(hint)s.", key=shown(key), hint=hint))

    def text(self, key: str, *, required: bool = False) -> str:
        """The text byte for byte, empty where it is missing."""
        if key not in self.table:
            if required:
                self.fault(key, say("“%(key)s” harus diisi.", key=key))
            return ""
        text = self._checked(key, self.table[key])
        if required and text is not None and not text.strip():
            self.fault(key, say("“%(key)s” harus diisi.", key=key))
        return text or ""

    def title(self, key: str) -> str:
        """A text that may be a plain number ("tahap = 2")."""
        value = self.table.get(key)
        return str(value) if _is_whole_number(value) else self.text(key)

    def texts(self, key: str) -> tuple[str, ...]:
        """A text or a list of texts; empty ones are left out."""
        value = self.table.get(key, "")
        items = value if isinstance(value, list) else [value]
        if len(items) > MAX_ITEMS:
            self.fault(key, say("“%(key)s” paling banyak berisi %(most)s butir.", key=key, most=MAX_ITEMS))
            return ()
        checked = [self._checked(key, item) for item in items]
        return tuple(text for text in checked if text)

    def date_text(self, key: str) -> str:
        """A date as printed; a TOML date is written out in Indonesian."""
        value = self.table.get(key)
        if isinstance(value, datetime):
            value = value.date()
        return format_date(value) if isinstance(value, date) else self.text(key)

    def code(self, key: str, *, required: bool = False) -> str:
        """A short name that steps, references and command lines use; whole numbers are welcome."""
        if key not in self.table:
            if required:
                self.fault(key, say("“%(key)s” harus diisi.", key=key))
            return ""
        return self.as_code(key, self.table[key])

    def codes(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """One code or a list of them, none twice."""
        value = self.table.get(key, [])
        items = value if isinstance(value, list) else [value]
        if required and not items:
            self.fault(key, say("“%(key)s” harus diisi.", key=key))
        if len(items) > MAX_ITEMS:
            self.fault(key, say("“%(key)s” paling banyak berisi %(most)s butir.", key=key, most=MAX_ITEMS))
            return ()
        found = [self.as_code(key, item) for item in items]
        for code in sorted({code for code in found if code and found.count(code) > 1}):
            self.fault(key, say("“%(code)s” disebut dua kali.", code=code))
        return tuple(dict.fromkeys(code for code in found if code))

    def as_code(self, key: str, value: object) -> str:
        if _is_whole_number(value):
            return str(value)
        text = self._checked(key, value)
        if text is None:
            return ""
        if not text or len(text) > MAX_CODE or _NOT_IN_CODE.search(text):
            self.fault(
                key,
                say(
                    "“%(text)s” tidak dapat dipakai di sini: isi 1 sampai %(most)s huruf, tanpa koma, tanda sama "
                    "dengan, atau spasi di tepi.",
                    text=shown(text),
                    most=MAX_CODE,
                ),
            )
            return ""
        return text

    def choice(self, key: str, choices: Iterable[str]) -> str:
        """One of a fixed set, or empty after a fault."""
        names = list(choices)
        if key not in self.table:
            self.fault(key, say("“%(key)s” harus diisi.", key=key))
            return ""
        value = self.table[key]
        if isinstance(value, str) and value in names:
            return value
        listed = ", ".join(f"“{name}”" for name in names)
        self.fault(key, say("“%(text)s” tidak dikenal; pilihannya %(listed)s.", text=shown(value), listed=listed))
        return ""

    def subtable(self, key: str) -> Mapping[str, object]:
        value = self.table.get(key, {})
        if isinstance(value, dict):
            return value
        self.fault(key, say("“%(key)s” harus berupa tabel.", key=key))
        return {}

    def _checked(self, key: str, value: object) -> str | None:
        if not isinstance(value, str):
            self.fault(
                key,
                say("“%(key)s” harus berupa teks di antara tanda kutip, bukan %(kind)s.", key=key, kind=kind_of(value)),
            )
            return None
        if len(value) > MAX_TEXT:
            self.fault(key, say("Teks “%(key)s” lebih panjang dari %(most)s huruf.", key=key, most=MAX_TEXT))
            return None
        if _CONTROL.search(value):
            self.fault(key, say("Teks “%(key)s” memuat karakter kendali yang tidak dapat dicetak.", key=key))
            return None
        return value


def _is_whole_number(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < 10**9


def shown(value: object) -> str:
    """A value quoted inside a sentence: printable, and never long."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = value if isinstance(value, str) else kind_of(value) if isinstance(value, (dict, list)) else str(value)[:80]
    text = _CONTROL.sub("�", text).replace("\n", " ")
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def kind_of(value: object) -> str:
    names: dict[type, str] = {
        dict: say("tabel"),
        list: say("daftar"),
        bool: say("benar/salah"),
        int: say("angka"),
        float: say("angka"),
        str: say("teks"),
    }
    return names.get(type(value), say("tanggal atau waktu"))
