"""Two revisions of an SOP side by side: what was added, removed and changed, down to the words. Nothing here happens."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from triwulan.core.sentences import say
from triwulan.sop.definition import Identity, Sop, Start, Step

State = Literal["same", "added", "removed", "changed", "moved"]


class Piece(NamedTuple):
    """Words of a text that stand in both (`own` False) or in this one alone."""

    words: str
    own: bool


@dataclass(frozen=True)
class Field:
    """One field by the name the sheet gives it."""

    label: str
    state: State
    before: tuple[Piece, ...]
    after: tuple[Piece, ...]


@dataclass(frozen=True)
class StepChange:
    """`before` and `after` are the numbers it has in each, empty where it is not. `fields` are those that differ."""

    state: State
    title: str
    before: str
    after: str
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Comparison:
    identity: tuple[Field, ...]
    steps: tuple[StepChange, ...]

    @property
    def is_same(self) -> bool:
        return {each.state for each in self.identity} | {each.state for each in self.steps} <= {"same"}

    def count(self, state: State) -> int:
        return sum(step.state == state for step in self.steps)


def compare(old: Sop, new: Sop) -> Comparison:
    """Steps are the same by their code, which `lanjut` points to and a revision keeps."""
    before, after = dict(_first_page(old)), dict(_first_page(new))
    identity = tuple(_field(label, before.get(label, ""), after.get(label, "")) for label in before | after)
    return Comparison(tuple(each for each in identity if each.before or each.after), tuple(_steps(old, new)))


def _steps(old: Sop, new: Sop) -> Iterator[StepChange]:
    """In the new order; what went stands where it stood."""
    kept = {step.code for step in new.steps}
    waiting = list(old.steps)
    stays = _in_order(old, new)
    for step in new.steps:
        while waiting and waiting[0].code not in kept:
            yield _gone(old, waiting.pop(0))
        waiting = [each for each in waiting if each.code != step.code]
        yield _step(old, new, step, stays)
    for step in waiting:
        yield _gone(old, step)


def _in_order(old: Sop, new: Sop) -> set[str]:
    """Codes whose order among the others did not change: the longest run of them."""
    codes = [step.code for step in old.steps], [step.code for step in new.steps]
    blocks = SequenceMatcher(None, *codes, autojunk=False).get_matching_blocks()
    return {code for block in blocks for code in codes[0][block.a : block.a + block.size]}


def _gone(old: Sop, step: Step) -> StepChange:
    fields = tuple(_field(label, text, "") for label, text in _written(old, step) if text)
    return StepChange("removed", step.title, old.label(step), "", fields)


def _step(old: Sop, new: Sop, step: Step, stays: set[str]) -> StepChange:
    known = next((each for each in old.steps if each.code == step.code), None)
    after = dict(_written(new, step))
    if known is None:
        fields = tuple(_field(label, "", text) for label, text in after.items() if text)
        return StepChange("added", step.title, "", new.label(step), fields)
    before = dict(_written(old, known))
    compared = (_field(label, before[label], after[label]) for label in before)
    fields = tuple(each for each in compared if each.state != "same")
    state: State = "changed" if fields else "same" if step.code in stays else "moved"
    return StepChange(state, step.title, old.label(known), new.label(step), fields)


def _field(label: str, before: str, after: str) -> Field:
    if before == after:
        whole = (Piece(before, own=False),) if before else ()
        return Field(label, "same", whole, whole)
    state: State = "changed" if before and after else "added" if after else "removed"
    return Field(label, state, *_pieces(before, after))


def _pieces(before: str, after: str) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    old, new = before.split(), after.split()
    left: list[Piece] = []
    right: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left += [Piece(" ".join(old[a:b]), tag != "equal")] if a < b else []
        right += [Piece(" ".join(new[c:d]), tag != "equal")] if c < d else []
    return tuple(left), tuple(right)


def _written(sop: Sop, step: Step) -> list[tuple[str, str]]:
    """By the sheet's own column names, and what only the data say."""
    ways = "; ".join(f"{way.outcome}: {_goal(sop, way.target)}" for way in step.ways) if step.decides else ""
    return [
        (say("No"), sop.label(step)),
        (say("Tahap"), step.phase),
        (say("Kegiatan"), step.activity),
        (say("Kerja"), step.kind.label),
        (say("Pelaksana"), sop.performer_names(step)),
        (say("Kepada"), _joined([sop.performer(code).name for code in step.addressees])),
        (say("Kelengkapan"), _joined(step.requirements)),
        (say("Waktu"), step.duration_text),
        (say("Waktu tertulis"), "" if step.duration_printed == step.duration_text else step.duration_printed),
        (say("Output"), _joined(step.outputs)),
        (say("Lanjut"), ways),
        (say("Hanya triwulan"), _joined([str(number) for number in step.only])),
        (say("Keterangan"), step.remarks),
    ]


def _goal(sop: Sop, target: str | None) -> str:
    return say("selesai") if target is None else say("langkah %(step)s", step=sop.label(sop.step(target)))


def _first_page(sop: Sop) -> list[tuple[str, str]]:
    one: Identity = sop.identity
    signer = one.approver
    return [
        (say("Nama SOP"), one.name),
        (say("Nomor SOP"), one.number),
        (say("Tahun"), one.year),
        (say("Kop"), _joined(one.letterhead)),
        (say("Tanggal pembuatan"), one.created),
        (say("Tanggal revisi"), one.revised),
        (say("Tanggal efektif"), one.effective),
        (say("Disahkan oleh"), _joined([f"{signer.capacity} {signer.position}".strip(), signer.name, signer.nip])),
        (say("Dasar hukum"), _joined(one.legal_bases)),
        (say("Kualifikasi pelaksana"), _joined(one.qualifications)),
        (say("Keterkaitan"), _joined(one.related)),
        (say("Peralatan/perlengkapan"), _joined(one.equipment)),
        (say("Peringatan"), _joined(one.warnings)),
        (say("Pencatatan dan pendataan"), _joined(one.recording)),
        (say("Mulai"), _start(sop.start)),
        (say("Pelaksana"), _joined([f"{each.name} ({each.scope.replace('_', ' ')})" for each in sop.performers])),
    ]


def _start(start: Start | None) -> str:
    return (
        ""
        if start is None
        else say(
            "tanggal %(day)s bulan %(month)s, data %(data)s", day=start.day, month=start.month_rule, data=start.data
        )
    )


def _joined(texts: Sequence[str]) -> str:
    return "; ".join(text for text in texts if text)
