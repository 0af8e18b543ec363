"""From the text of one TOML file to an `Sop`, or to every fault it has."""

import hashlib
import re
import tomllib
from collections.abc import Mapping

from triwulan.core.sentences import say, term
from triwulan.sop.checks import check_paths, check_returns, check_rows, check_shared, known_performers
from triwulan.sop.definition import Identity, Performer, Sop, Start, Step
from triwulan.sop.faults import Fault, SopFaulty
from triwulan.sop.fields import Fields, shown
from triwulan.sop.first_page import read_identity, read_start
from triwulan.sop.references import assign_codes, resolve
from triwulan.sop.rows import MAX_ROWS, read_performers, read_written_step, with_place

FILE_KEYS = ("identitas", "mulai", "pelaksana", "langkah")
MAX_BYTES = 256 * 1024
MAX_PERFORMERS = 24

_TOML_POSITION = re.compile(r"\(at line (\d+), column (\d+)\)")
_TOML_HINTS = {
    "Cannot overwrite": term("kunci yang sama ditulis dua kali"),
    "Cannot declare": term("tabel yang sama ditulis dua kali"),
    "Unterminated string": term("tanda kutip penutup tidak ada"),
    "Illegal character": term("ada karakter yang tidak boleh, mungkin tanda kutip penutup tidak ada"),
    "Invalid value": term("nilai setelah tanda sama dengan tidak terbaca; teks harus di antara tanda kutip"),
    "Expected '='": term("tanda sama dengan tidak ada"),
    "Unclosed": term("kurung penutup tidak ada"),
}


def read_sop(text: str, *, name: str = "SOP") -> Sop:
    """Raise SopFaulty with every fault. `name` stands in each fault's place, so give the file's name."""
    faults: list[Fault] = []
    top = Fields(_parse(text, name), name, faults)
    top.refuse_unknown(FILE_KEYS)
    identity, start = _first_page(top)
    performers = read_performers(_tables(top, "pelaksana", MAX_PERFORMERS, "pelaksana"))
    steps = _steps(top, performers)
    if faults:
        raise SopFaulty(faults)
    checksum = hashlib.sha256(text.encode()).hexdigest()
    return Sop(identity, start, performers, steps, text, checksum)


def _parse(text: str, name: str) -> Mapping[str, object]:
    try:
        size = len(text.encode())
    except UnicodeEncodeError:
        raise SopFaulty([Fault(name, say("Berkas memuat karakter yang bukan UTF-8."))]) from None
    if size > MAX_BYTES:
        raise SopFaulty(
            [Fault(name, say("Berkas lebih besar dari %(size)s kB; itu bukan satu SOP.", size=MAX_BYTES // 1024))]
        )
    try:
        return tomllib.loads(text.removeprefix("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SopFaulty([_toml_fault(str(error), name)]) from error


def _toml_fault(message: str, name: str) -> Fault:
    hint = next((f": {say(hint)}" for start, hint in _TOML_HINTS.items() if message.startswith(start)), "")
    if position := _TOML_POSITION.search(message):
        return Fault(
            f"{name}, baris {position[1]}",
            say("Berkas tidak terbaca sebagai TOML di kolom %(column)s%(hint)s.", column=position[2], hint=hint),
        )
    where = say(" di akhir berkas") if "at end of document" in message else ""
    return Fault(name, say("Berkas tidak terbaca sebagai TOML%(where)s%(hint)s.", where=where, hint=hint))


def _first_page(top: Fields) -> tuple[Identity, Start | None]:
    identity = read_identity(Fields(top.subtable("identitas"), f"{top.place}, identitas", top.faults))
    if not top.has("mulai"):
        return identity, None
    written = top.table["mulai"]
    if not isinstance(written, dict):
        top.fault("mulai", say("“mulai” harus berupa tabel."))
        return identity, None
    return identity, read_start(Fields(written, f"{top.place}, mulai", top.faults))


def _tables(top: Fields, key: str, most: int, label: str) -> list[Fields]:
    """The tables of `[[key]]`; one fault each for none at all, too many, and whatever is no table."""
    value = top.table.get(key, [])
    if not isinstance(value, list) or not value:
        top.fault(key, say("SOP harus memuat sekurangnya satu [[%(key)s]].", key=key))
        return []
    if len(value) > most:
        top.fault(
            key,
            say("SOP memuat %(count)s %(label)s; paling banyak %(most)s.", count=len(value), label=label, most=most),
        )
        return []
    tables = []
    for position, table in enumerate(value):
        if isinstance(table, dict):
            code = table.get("kode", position + 1)
            tables.append(Fields(table, f"{top.place}, {label} {shown(code)}", top.faults))
        else:
            top.fault(key, say("Butir ke-%(number)s dari “%(key)s” harus berupa tabel.", number=position + 1, key=key))
    return tables


def _steps(top: Fields, performers: tuple[Performer, ...]) -> tuple[Step, ...]:
    tables = _tables(top, "langkah", MAX_ROWS, "langkah")
    placed = [with_place(Fields(t.table, top.place, top.faults), i, top.faults) for i, t in enumerate(tables)]
    written = assign_codes([read_written_step(fields) for fields in placed])
    if not written:
        return ()
    steps = resolve(written, performers)
    places = {item.step.code: item.fields for item in written}
    if len(places) == len(steps) and "" not in places:
        _check_together(Sop(Identity("", ""), None, performers, steps), places)
    return steps


def _check_together(sop: Sop, places: Mapping[str, Fields]) -> None:
    """Each check needs only what it reads to be sound, so that one fault does not hide the others, or cause them."""
    check_rows(sop.steps, places)
    refused = {fault.place for fields in places.values() for fault in fields.faults}
    if not any(f"{fields.place}, lanjut" in refused for fields in places.values()):
        check_paths(sop, places)
        check_returns(sop, places)
    if known_performers(sop.steps, sop.performers):
        check_shared(sop, places)
