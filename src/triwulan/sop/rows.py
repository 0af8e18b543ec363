"""Reads `[[pelaksana]]` and `[[langkah]]`: every row by itself, before its references are looked up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from triwulan.core.sentences import say
from triwulan.core.working_time import Duration
from triwulan.sop.definition import DONE, Performer, Scope, SharedDuration, Step
from triwulan.sop.durations import read_duration, read_shared
from triwulan.sop.faults import Fault
from triwulan.sop.fields import Fields, shown
from triwulan.sop.works import WORKS

PERFORMER_KEYS = ("kode", "nama", "lingkup", "peran", "catatan")
STEP_KEYS = (
    "no",
    "baris",
    "kode",
    "tahap",
    "kerja",
    "kegiatan",
    "pelaksana",
    "kepada",
    "kelengkapan",
    "waktu",
    "waktu_tertulis",
    "output",
    "lanjut",
    "hanya",
    "keterangan",
    "catatan",
)
SCOPES: tuple[Scope, ...] = ("bidang", "perangkat_daerah")
QUARTERS = {f"triwulan_{number}": number for number in (1, 2, 3, 4)}
MAX_ROWS = 200
MAX_OUTCOMES = 12


@dataclass(frozen=True)
class WrittenStep:
    """A step whose references are still words. `ways` None: the file has no `lanjut` and the next row follows."""

    step: Step
    fields: Fields
    code: str
    ways: tuple[tuple[str, str], ...] | None

    @property
    def label(self) -> str:
        return self.step.no + (f" ({self.step.phase})" if self.step.phase else "")


def read_performers(tables: Sequence[Fields]) -> tuple[Performer, ...]:
    performers: list[Performer] = []
    for fields in tables:
        fields.refuse_unknown(PERFORMER_KEYS)
        performer = _performer(fields)
        if performer.code and performer.code in {other.code for other in performers}:
            fields.fault("kode", say("Dua pelaksana memakai kode “%(code)s”.", code=performer.code))
        else:
            performers.append(performer)
    return tuple(performers)


def _performer(fields: Fields) -> Performer:
    code = fields.code("kode", required=True)
    return Performer(
        code=code,
        name=fields.text("nama", required=True),
        scope="bidang" if fields.choice("lingkup", SCOPES) == "bidang" else "perangkat_daerah",
        role=fields.code("peran") or code,
        notes=fields.texts("catatan"),
    )


def read_written_step(fields: Fields) -> WrittenStep:
    fields.refuse_unknown(STEP_KEYS)
    no = fields.code("no", required=True)
    duration = _duration(fields)
    waktu = fields.text("waktu") if isinstance(fields.table.get("waktu"), str) else ""
    step = Step(
        no=no,
        code="",
        row=fields.code("baris") or no,
        phase=fields.title("tahap"),
        work=fields.choice("kerja", WORKS),
        activity=fields.text("kegiatan"),
        performers=fields.codes("pelaksana", required=True),
        addressees=fields.codes("kepada"),
        requirements=fields.texts("kelengkapan"),
        duration=duration,
        duration_text=waktu,
        duration_printed=_printed(fields, waktu, duration),
        outputs=fields.texts("output"),
        ways=(),
        only=tuple(sorted(QUARTERS[name] for name in _only(fields))),
        remarks=fields.text("keterangan"),
        notes=fields.texts("catatan"),
    )
    code = fields.code("kode")
    if code == DONE:
        fields.fault("kode", say("Kode “%(code)s” berarti akhir SOP dan tidak dapat menjadi kode langkah.", code=DONE))
    return WrittenStep(step, fields, code, _ways(fields))


def with_place(fields: Fields, position: int, faults: list[Fault]) -> Fields:
    """Name a step by its number, as its author does, with what tells it from others; by its position without one."""
    no, group = fields.table.get("no"), fields.table.get("tahap") or fields.table.get("kode")
    named = isinstance(no, (int, str)) and not isinstance(no, bool) and str(no)
    label = f"langkah {shown(no)}" if named else f"langkah urutan ke-{position + 1}"
    phrase = f" ({shown(group)})" if isinstance(group, (int, str)) and group not in ("", no) else ""
    return Fields(fields.table, f"{fields.place}, {label}{phrase}", faults)


def _duration(fields: Fields) -> Duration | SharedDuration | None:
    text = fields.text("waktu")
    if not text.strip():
        return None
    if shared := read_shared(text):
        return replace(shared, step=fields.as_code("waktu", shared.step))
    try:
        return read_duration(text)
    except ValueError as error:
        fields.fault("waktu", str(error))
        return None


def _printed(fields: Fields, text: str, duration: Duration | SharedDuration | None) -> str:
    if fields.has("waktu_tertulis"):
        return fields.text("waktu_tertulis")
    return "" if isinstance(duration, SharedDuration) else text


def _only(fields: Fields) -> set[str]:
    value = fields.table.get("hanya", [])
    names = value if isinstance(value, list) else [value]
    if fields.has("hanya") and not names:
        fields.fault(
            "hanya", say("“hanya” tidak boleh kosong; hapus isiannya bila langkah berlaku di setiap triwulan.")
        )
    known = ", ".join(f"“{name}”" for name in QUARTERS)
    for name in names:
        if not isinstance(name, str) or name not in QUARTERS:
            fields.fault("hanya", say("“%(name)s” tidak dikenal; pilihannya %(known)s.", name=shown(name), known=known))
    return {name for name in names if isinstance(name, str) and name in QUARTERS}


def _ways(fields: Fields) -> tuple[tuple[str, str], ...] | None:
    if not fields.has("lanjut"):
        return None
    value = fields.table["lanjut"]
    if not isinstance(value, dict):
        target = fields.as_code("lanjut", value)
        return ((DONE, target),) if target else ()
    if not 1 <= len(value) <= MAX_OUTCOMES:
        fields.fault(
            "lanjut", say("“lanjut” harus memuat 1 sampai %(most)s hasil beserta langkah tujuannya.", most=MAX_OUTCOMES)
        )
        return ()
    pairs = [(fields.as_code("lanjut", outcome), fields.as_code("lanjut", target)) for outcome, target in value.items()]
    return tuple((outcome, target) for outcome, target in pairs if outcome and target)
