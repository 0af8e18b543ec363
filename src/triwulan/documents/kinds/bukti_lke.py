"""Bukti dukung LKE: for each criterion the proof that the system holds, what is missing, and the lists behind it."""

from dataclasses import dataclass

from triwulan.documents.blocks import (
    Block,
    Column,
    Heading,
    KeyValue,
    KeyValues,
    Landscape,
    LetterheadBlock,
    ListBlock,
    PageBreak,
    Paragraph,
    Statement,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint

KIND = "bukti_lke"


@dataclass(frozen=True)
class Criterion:
    """`code` as the sheet counts ("2.a.1"); `found` and `lacks` a sentence each."""

    code: str
    text: str
    found: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def state(self) -> str:
        if not self.found:
            return "belum ada"
        return "sebagian" if self.lacks else "ada"


@dataclass(frozen=True)
class Component:
    """A sub-component of the sheet with its weight, as it is printed."""

    code: str
    title: str
    weight: str
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True)
class BuktiLke:
    imprint: Imprint
    year: str
    sop: str
    components: tuple[Component, ...]
    annexes: tuple[Table, ...]


def title_of(year: str) -> str:
    return f"Bukti Dukung Evaluasi AKIP Tahun {year}"


def compose(data: BuktiLke) -> Paper:
    every = [criterion for component in data.components for criterion in component.criteria]
    blocks: tuple[Block, ...] = (
        LetterheadBlock(),
        Title(("Bukti Dukung Evaluasi AKIP", f"Tahun {data.year}"), data.imprint.number),
        KeyValues(
            (
                KeyValue("Komponen", "Pengukuran Kinerja; Pelaporan Kinerja"),
                KeyValue("Dasar", "PermenPANRB 88/2021, lembar kerja evaluasi"),
                KeyValue("SOP", data.sop),
                KeyValue("Kriteria", _counted(every)),
            )
        ),
        _summary(data.components),
        VerificationBlock(),
        PageBreak(),
        *(block for component in data.components for block in _component(component)),
        *_annexes(data.annexes),
    )
    return paper_of(KIND, title_of(data.year), data.imprint, blocks)


def _counted(every: list[Criterion]) -> str:
    states = [criterion.state for criterion in every]
    return (
        f"{len(states)}: {states.count('ada')} berbukti lengkap, {states.count('sebagian')} sebagian, "
        f"{states.count('belum ada')} belum ada"
    )


def _summary(components: tuple[Component, ...]) -> Table:
    rows = [
        (criterion.code, criterion.text, criterion.state)
        for component in components
        for criterion in component.criteria
    ]
    columns = (Column("Kode", width=16), Column("Kriteria"), Column("Bukti", "tengah", width=24))
    return Table("Ringkasan bukti menurut kriteria", columns, tuple(rows))


def _component(component: Component) -> tuple[Block, ...]:
    blocks: list[Block] = [Heading(1, f"{component.title} ({component.code}, bobot {component.weight})")]
    for criterion in component.criteria:
        blocks.append(Heading(2, f"{criterion.code} {criterion.text}", numbered=False))
        if criterion.found:
            blocks.append(ListBlock(criterion.found))
        blocks += [Statement("Belum ada:", lack) for lack in criterion.lacks]
        if not criterion.found and not criterion.lacks:
            blocks.append(Paragraph("Tidak ada yang dicatat."))
    return tuple(blocks)


def _annexes(tables: tuple[Table, ...]) -> tuple[Block, ...]:
    if not tables:
        return ()
    return (Landscape((Heading(1, "Lampiran"), *tables)),)
