"""Perjanjian Kinerja: the statement with its one or two signers, and its annex (PermenPANRB 53/2014; DOMAIN.md 2.1)."""

from dataclasses import dataclass, replace

from triwulan.documents.blocks import (
    Block,
    Cell,
    Column,
    KeyValue,
    KeyValues,
    LetterheadBlock,
    PageBreak,
    Paragraph,
    Row,
    Signatures,
    Table,
    Title,
    VerificationBlock,
)
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature

KIND = "perjanjian_kinerja"

_OPENING = (
    "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan dan akuntabel serta berorientasi pada hasil, "
    "yang bertanda tangan di bawah ini:"
)
_PROMISE = (
    "berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, dalam rangka mencapai target "
    "kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen perencanaan. Keberhasilan dan kegagalan pencapaian "
    "target kinerja tersebut menjadi tanggung jawab kami."
)
_SUPERVISION = (
    "PIHAK KEDUA akan memberikan supervisi yang diperlukan serta akan melakukan evaluasi akuntabilitas kinerja terhadap "
    "capaian kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan dan sanksi."
)


@dataclass(frozen=True)
class Promised:
    """`target` with its unit: "85,00 %"."""

    objective: str
    indicator: str
    target: str


@dataclass(frozen=True)
class Budgeted:
    """A program, kegiatan or sub kegiatan with its ceiling, formatted; `note` e.g. what it was before."""

    name: str
    amount: str
    note: str = ""


@dataclass(frozen=True)
class PerjanjianKinerja:
    """Without `second` it has one signer. `changes`: why it takes the place of an earlier one."""

    imprint: Imprint
    year: str
    first: Signature
    promises: tuple[Promised, ...]
    budgets: tuple[Budgeted, ...]
    total: str
    second: Signature | None = None
    changes: tuple[str, ...] = ()


def title_of(year: str, *, changed: bool) -> str:
    return f"{'Perubahan ' if changed else ''}Perjanjian Kinerja Tahun {year}"


def compose(data: PerjanjianKinerja) -> Paper:
    title = title_of(data.year, changed=bool(data.changes))
    signers = (data.first, data.second) if data.second else (data.first,)
    blocks: tuple[Block, ...] = (
        LetterheadBlock(),
        Title((title,), data.imprint.number),
        *_statement(data),
        _signatures(data),
        PageBreak(),
        Title((f"Lampiran {title}", data.first.position)),
        _promises(data),
        *_budgets(data),
        *_changes(data),
        _signatures(data),
        VerificationBlock(),
    )
    return paper_of(KIND, f"{title} {data.first.position}", data.imprint, blocks, signers=signers)


def _statement(data: PerjanjianKinerja) -> tuple[Block, ...]:
    if data.second is None:
        return Paragraph(_OPENING), _party(data.first), Paragraph(_PROMISE, indent=False)
    return (
        Paragraph(_OPENING),
        _party(data.first),
        Paragraph("selanjutnya disebut PIHAK PERTAMA,", indent=False),
        _party(data.second),
        Paragraph("selaku atasan PIHAK PERTAMA, selanjutnya disebut PIHAK KEDUA.", indent=False),
        Paragraph(f"PIHAK PERTAMA {_PROMISE}"),
        Paragraph(_SUPERVISION),
    )


def _party(signer: Signature) -> KeyValues:
    position = f"{signer.capacity} {signer.position}".strip()
    return KeyValues((KeyValue("Nama", signer.name), KeyValue("Jabatan", position)), label_mm=24)


def _signatures(data: PerjanjianKinerja) -> Signatures:
    """The superior stands at the left."""
    if data.second is None:
        return Signatures((data.first,), data.imprint.place, data.imprint.date)
    pair = (replace(data.second, intro="PIHAK KEDUA,"), replace(data.first, intro="PIHAK PERTAMA,"))
    return Signatures(pair, data.imprint.place, data.imprint.date)


def _promises(data: PerjanjianKinerja) -> Table:
    columns = (
        Column("No.", "tengah", 10),
        Column("Sasaran", width=52),
        Column("Indikator Kinerja"),
        Column("Target", "tengah", 34),
    )
    rows: list[Row] = []
    for number, one in enumerate(data.promises, 1):
        repeated = number > 1 and data.promises[number - 2].objective == one.objective
        rows.append((str(number), "" if repeated else one.objective, one.indicator, one.target))
    return Table("", columns, tuple(rows))


def _budgets(data: PerjanjianKinerja) -> tuple[Block, ...]:
    if not data.budgets:
        return ()
    columns = (
        Column("No.", "tengah", 10),
        Column("Program/Kegiatan"),
        Column("Anggaran (Rp)", "rupiah", 36),
        Column("Keterangan", width=34),
    )
    rows = tuple((str(i), one.name, one.amount, one.note) for i, one in enumerate(data.budgets, 1))
    return (Table("", columns, rows, (Cell("Jumlah", columns=2), data.total, "")),)


def _changes(data: PerjanjianKinerja) -> tuple[Block, ...]:
    if not data.changes:
        return ()
    return (Paragraph(f"Perubahan terhadap perjanjian sebelumnya: {'; '.join(data.changes)}.", indent=False),)
