"""Laporan Kinerja Triwulan: the agency's quarter, chapters A to D of DOMAIN.md 2.4 as Bab I to IV, a to h per indicator."""

from dataclasses import dataclass

from triwulan.documents.blocks import Block, Contents, Cover, Heading, Landscape, Paragraph, Part, Signatures
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature
from triwulan.documents.pieces.figure_blocks import achievement_table, by_objective, warnings_list
from triwulan.documents.pieces.figures import (
    NO_ORGANISATION,
    Budget,
    FigureRow,
    MissingUnit,
    Organisation,
    Prose,
    Recommendation,
    UnitTimeliness,
)
from triwulan.documents.pieces.report_blocks import (
    achievement_chart,
    evidence_list,
    indicator_sections,
    predicate_table,
    quarter_targets,
    summary,
)
from triwulan.documents.pieces.unit_blocks import (
    budget_table,
    legal_bases,
    missing_blocks,
    organisation_blocks,
    recommendation_table,
    section,
    timeliness_blocks,
)
from triwulan.documents.prose import prose

KIND = "laporan_triwulan"
_FOLLOWED = "Rekomendasi ini menjadi bahan tindak lanjut pada triwulan berikutnya."


@dataclass(frozen=True)
class LaporanTriwulan:
    """`quarter` "Triwulan III", `year` "2026". Empty prose is drafted from the figures; `average` is the agency's, formatted."""

    imprint: Imprint
    quarter: str
    year: str
    sop: str
    figures: tuple[FigureRow, ...]
    average: str
    timeliness: tuple[UnitTimeliness, ...]
    signer: Signature
    organisation: Organisation = NO_ORGANISATION
    legal_bases: tuple[str, ...] = ()
    missing: tuple[MissingUnit, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    budget: Budget | None = None
    foreword: Prose = ""
    summary: Prose = ""
    background: Prose = ""
    collection: Prose = ""
    plan: Prose = ""
    obstacles: Prose = ""
    closing: Prose = ""


def compose(data: LaporanTriwulan) -> Paper:
    title = f"Laporan Kinerja {data.quarter} Tahun {data.year}"
    blocks = (
        Cover(f"Laporan Kinerja {data.quarter}", f"Tahun {data.year}"),
        Part("depan"),
        *_front(data, title),
        Part("isi"),
        *_introduction(data),
        *_planning(data),
        *_accountability(data),
        *_analysis(data),
        *_closing(data),
        *_annexes(data),
    )
    return paper_of(KIND, title, data.imprint, blocks, signers=(data.signer,))


def _front(data: LaporanTriwulan, title: str) -> tuple[Block, ...]:
    foreword = (
        f"Puji syukur kita panjatkan ke hadirat Tuhan Yang Maha Esa, karena {title} ini telah dapat disusun.\n\n"
        f"Laporan ini menggabungkan laporan data kinerja setiap unit kerja yang dikumpulkan menurut {data.sop}. Setiap "
        "angka dapat ditelusuri sampai rumus, bukti dukung, penyusun, dan waktunya.\n\n"
        "Semoga laporan ini bermanfaat sebagai bahan pengambilan keputusan."
    )
    caption = f"Capaian indikator sampai dengan {data.quarter} (persen dari target)"
    return (
        Heading(1, "Kata Pengantar"),
        *prose(data.foreword, foreword),
        Signatures((data.signer,), data.imprint.place, data.imprint.date),
        Heading(1, "Ikhtisar"),
        *prose(data.summary, _summary(data)),
        *achievement_chart(caption, data.figures),
        Contents(),
    )


def _summary(data: LaporanTriwulan) -> str:
    return summary(data.figures, data.average, f"Sampai dengan {data.quarter} Tahun {data.year}")


def _introduction(data: LaporanTriwulan) -> tuple[Block, ...]:
    background = (
        "Pengukuran kinerja dilakukan setiap triwulan agar pimpinan dapat menyesuaikan kegiatan sebelum tahun berakhir."
    )
    collection = (
        f"Data dikumpulkan menurut {data.sop}. Setiap angka dicatat beserta variabel, penjelasan, dan bukti dukungnya, "
        "diperiksa oleh atasan, lalu diserahkan kepada penyusun laporan."
    )
    return (
        Heading(1, "Pendahuluan"),
        *section(2, "Latar belakang", data.background, background),
        *organisation_blocks(data.organisation, f"{data.imprint.letterhead.agency} menyusun laporan ini."),
        *legal_bases(data.legal_bases),
        *section(2, "Teknik pengumpulan data, monitoring, dan evaluasi", data.collection, collection),
        *timeliness_blocks(f"Ketepatan waktu pengumpulan data {data.quarter}", data.timeliness),
        *missing_blocks(data.missing),
    )


def _planning(data: LaporanTriwulan) -> tuple[Block, ...]:
    """Turned as a whole, so that its few words do not stand on a page of their own."""
    plan = f"Rencana kinerja tahun {data.year} memuat {len(data.figures)} indikator dengan target setiap triwulan."
    targets = quarter_targets(f"Target per triwulan Tahun {data.year}", data.figures)
    said = section(2, "Rencana strategis", data.plan, plan)
    return (Landscape((Heading(1, "Perencanaan Kinerja"), *said, Heading(2, "Target triwulanan"), targets)),)


def _accountability(data: LaporanTriwulan) -> tuple[Block, ...]:
    caption = f"Capaian kinerja sampai dengan {data.quarter} Tahun {data.year}"
    budget: tuple[Block, ...] = ()
    if data.budget:
        spent = (
            f"Anggaran yang terserap sebesar Rp{data.budget.total.realisation} dari pagu Rp{data.budget.total.ceiling}, "
            f"atau {data.budget.total.percent}."
        )
        table = budget_table(f"Realisasi anggaran sampai dengan {data.quarter} Tahun {data.year}", data.budget)
        budget = (Heading(2, "Realisasi anggaran"), Paragraph(spent), table)
    return (
        Heading(1, "Akuntabilitas Kinerja"),
        Heading(2, f"Capaian {data.quarter}"),
        *prose(data.summary, _summary(data)),
        achievement_table(caption, data.figures, data.average),
        *predicate_table("Rekapitulasi predikat", data.figures),
        *section(2, "Hambatan dan tindak lanjut", data.obstacles),
        *budget,
    )


def _analysis(data: LaporanTriwulan) -> tuple[Block, ...]:
    until = f"{data.quarter} {data.year}"
    blocks: list[Block] = [Heading(1, "Analisis Capaian Kinerja")]
    for objective, found in by_objective(data.figures):
        blocks.append(Heading(2, f"Sasaran: {objective}" if objective else "Indikator kinerja"))
        for number, figure in found:
            blocks += [
                Heading(3, f"Indikator {number}: {figure.name}"),
                *indicator_sections(number, figure, until, data.recommendations),
            ]
    return tuple(blocks)


def _closing(data: LaporanTriwulan) -> tuple[Block, ...]:
    advice = recommendation_table(f"Rekomendasi {data.quarter} Tahun {data.year}", data.recommendations)
    return (
        Heading(1, "Penutup"),
        *prose(data.closing, _summary(data)),
        *((Heading(2, "Rekomendasi"), *advice, Paragraph(_FOLLOWED)) if advice else ()),
        Signatures((data.signer,), data.imprint.place, data.imprint.date),
    )


def _annexes(data: LaporanTriwulan) -> tuple[Block, ...]:
    evidence = evidence_list("Bukti dukung per indikator", data.figures)
    asked = warnings_list(f"Peringatan atas nilai {data.quarter} dan jawabannya", data.figures)
    annexes = (
        *((Heading(1, "Peringatan dan Jawabannya"), *asked) if asked else ()),
        *((Heading(1, "Daftar Bukti Dukung"), *evidence) if evidence else ()),
    )
    return (Part("lampiran"), *annexes) if annexes else ()
