"""Laporan Kinerja (LKjIP): the agency's year in the outline of PermenPANRB 53/2014, chapters I to IV (DOMAIN.md 2.3)."""

from dataclasses import dataclass

from triwulan.documents.blocks import Block, Contents, Cover, Heading, Landscape, Paragraph, Part, Signatures
from triwulan.documents.content import Paper, paper_of
from triwulan.documents.imprint import Imprint, Signature
from triwulan.documents.pieces.figure_blocks import warnings_list
from triwulan.documents.pieces.figures import (
    NO_ORGANISATION,
    Budget,
    FigureRow,
    Organisation,
    Prose,
    Recommendation,
    UnitTimeliness,
)
from triwulan.documents.pieces.objective_blocks import (
    Objective,
    agreement_table,
    efficiency_chart,
    objective_sections,
    objective_table,
)
from triwulan.documents.pieces.plan_blocks import (
    Agreed,
    Change,
    Plan,
    agreement_annex,
    agreement_words,
    change_blocks,
    plan_blocks,
    promised_budgets,
)
from triwulan.documents.pieces.report_blocks import (
    achievement_chart,
    evidence_list,
    measurement_table,
    predicate_table,
    summary,
)
from triwulan.documents.pieces.unit_blocks import (
    budget_table,
    legal_bases,
    organisation_blocks,
    recommendation_table,
    section,
    timeliness_blocks,
)
from triwulan.documents.prose import prose

__all__ = ["KIND", "LaporanKinerja", "Objective", "Review", "compose"]

KIND = "laporan_kinerja"


@dataclass(frozen=True)
class Review:
    """The Inspektorat's statement; its wording is theirs."""

    statement: Prose
    signer: Signature
    place: str
    reviewed_on: str


@dataclass(frozen=True)
class LaporanKinerja:
    """`figures` are the year's; their `periods` the quarters, their `years` the years before with this one last."""

    imprint: Imprint
    year: str
    sop: str
    objectives: tuple[Objective, ...]
    figures: tuple[FigureRow, ...]
    average: str
    signer: Signature
    organisation: Organisation = NO_ORGANISATION
    review: Review | None = None
    timeliness: tuple[UnitTimeliness, ...] = ()
    recommendations: tuple[Recommendation, ...] = ()
    budget: Budget | None = None
    missing_quarters: tuple[str, ...] = ()
    plan_of_years: Plan | None = None
    agreed: Agreed | None = None
    changes: tuple[Change, ...] = ()
    reviewer: str = "Inspektur"
    foreword: Prose = ""
    summary: Prose = ""
    aspects: Prose = ""
    issues: Prose = ""
    legal_bases: tuple[str, ...] = ()
    plan: Prose = ""
    agreement: Prose = ""
    achievement: Prose = ""
    spending: Prose = ""
    conclusions: Prose = ""
    next_steps: Prose = ""
    awards: Prose = ""
    last_quarter: str = "Triwulan IV"
    """Whose report gave the recommendations."""


def compose(data: LaporanKinerja) -> Paper:
    title = title_of(data.year)
    blocks = (
        Cover("Laporan Kinerja Instansi Pemerintah", f"Tahun {data.year}"),
        Part("depan"),
        *_front(data),
        Part("isi"),
        *_introduction(data),
        *_planning(data),
        *_accountability(data),
        *_closing(data),
        *_annexes(data),
    )
    return paper_of(KIND, title, data.imprint, blocks, signers=(data.signer,))


def foreword_words(year: str, sop: str) -> str:
    """Until somebody writes another."""
    return (
        f"Puji syukur kita panjatkan ke hadirat Tuhan Yang Maha Esa atas tersusunnya {title_of(year)}.\n\n"
        f"Laporan ini merupakan pertanggungjawaban atas Perjanjian Kinerja Tahun {year}. Isinya dihimpun dari laporan "
        f"kinerja triwulanan yang dikumpulkan menurut {sop}.\n\n"
        "Kami berterima kasih kepada semua pihak yang telah membantu penyusunannya dan mengharapkan saran bagi perbaikan "
        "kinerja."
    )


def statement_words(agency: str, year: str) -> str:
    """The first draft of the statement, in our words; the reviewer's are printed."""
    return (
        f"Laporan Kinerja {agency} Tahun {year} telah kami reviu menurut pedoman reviu atas laporan kinerja "
        "instansi pemerintah.\n\n"
        f"Isi laporan tersebut menjadi tanggung jawab manajemen {agency}.\n\n"
        "Reviu dimaksudkan untuk memberi keyakinan terbatas bahwa laporan kinerja disajikan secara akurat, andal, dan "
        "valid.\n\n"
        "Dari reviu itu kami tidak menemukan keadaan yang membuat informasi kinerja dalam laporan ini diragukan "
        "keandalannya."
    )


def title_of(year: str) -> str:
    return f"Laporan Kinerja Instansi Pemerintah Tahun {year}"


def _front(data: LaporanKinerja) -> tuple[Block, ...]:
    return (
        Heading(1, "Kata Pengantar"),
        *prose(data.foreword, foreword_words(data.year, data.sop)),
        Signatures((data.signer,), data.imprint.place, data.imprint.date),
        *_review(data),
        Heading(1, "Ikhtisar Eksekutif"),
        *prose(data.summary, _summary(data)),
        *objective_table("Ringkasan capaian per sasaran", data.objectives, data.figures),
        *achievement_chart(
            f"Capaian {len(data.figures)} indikator Tahun {data.year} (persen dari target)", data.figures
        ),
        Contents(),
    )


def _review(data: LaporanKinerja) -> tuple[Block, ...]:
    """The wording is the Inspektorat's; until it has come the page keeps the place for it."""
    heading = Heading(1, "Pernyataan Telah Direviu")
    if data.review is None:
        kept = (
            f"Halaman ini disediakan bagi pernyataan hasil reviu atas Laporan Kinerja "
            f"{data.imprint.letterhead.agency} Tahun {data.year}. Pernyataan diisi dan ditandatangani oleh "
            f"{data.reviewer} setelah reviu selesai, sebelum laporan disampaikan."
        )
        return heading, *prose("", kept), Signatures((Signature(data.reviewer, ""),))
    review = data.review
    place = ", ".join(part for part in (review.place, review.reviewed_on) if part)
    return heading, *prose(review.statement), Signatures((review.signer,), place)


def _summary(data: LaporanKinerja) -> str:
    text = summary(data.figures, data.average, f"Pada Tahun {data.year}")
    if not data.missing_quarters:
        return text
    return f"{text} Laporan disusun tanpa data {', '.join(data.missing_quarters)}."


def _introduction(data: LaporanKinerja) -> tuple[Block, ...]:
    agency = data.imprint.letterhead.agency
    return (
        Heading(1, "Pendahuluan"),
        *organisation_blocks(data.organisation, f"{agency} menyusun laporan ini."),
        *section(2, "Aspek strategis organisasi", data.aspects),
        *section(2, "Permasalahan utama", data.issues, "Permasalahan utama belum dituliskan."),
        *legal_bases(data.legal_bases),
    )


def _planning(data: LaporanKinerja) -> tuple[Block, ...]:
    plan = f"Rencana strategis memuat {len(data.objectives)} sasaran dengan {len(data.figures)} indikator."
    return (
        Heading(1, "Perencanaan Kinerja"),
        *section(2, "Rencana strategis", data.plan, plan),
        *plan_blocks(data.plan_of_years, data.figures),
        *section(2, "Perjanjian kinerja", data.agreement, agreement_words(data.agreed, data.year)),
        agreement_table(f"Perjanjian Kinerja Tahun {data.year}", data.figures),
        *promised_budgets(f"Program dan anggaran Tahun {data.year}", data.budget),
        *change_blocks(data.changes),
    )


def _accountability(data: LaporanKinerja) -> tuple[Block, ...]:
    blocks: list[Block] = [
        Heading(1, "Akuntabilitas Kinerja"),
        Heading(2, "Capaian kinerja organisasi"),
        *prose(data.achievement, _summary(data)),
        *predicate_table("Rekapitulasi predikat", data.figures),
    ]
    for objective in data.objectives:
        blocks += objective_sections(objective, data.figures, data.year)
    if data.budget:
        total = data.budget.total
        spent = f"Anggaran yang terserap Rp{total.realisation} dari pagu Rp{total.ceiling}, atau {total.percent}."
        table = budget_table(f"Pagu dan realisasi anggaran Tahun {data.year}", data.budget)
        words = prose(data.spending, spent)
        blocks += [Heading(2, "Realisasi anggaran"), *words, table, *efficiency_chart(data.objectives)]
    if data.timeliness:
        caption = f"Ketepatan waktu pengumpulan data Tahun {data.year}"
        blocks += [Heading(2, "Pengumpulan data kinerja"), *timeliness_blocks(caption, data.timeliness)]
    return tuple(blocks)


def _closing(data: LaporanKinerja) -> tuple[Block, ...]:
    advice = recommendation_table(
        f"Rekomendasi laporan kinerja {data.last_quarter} Tahun {data.year}", data.recommendations
    )
    steps = "Indikator yang belum mencapai target diprioritaskan pada tahun berikutnya."
    return (
        Heading(1, "Penutup"),
        Heading(2, "Simpulan"),
        *prose(data.conclusions, _summary(data)),
        Heading(2, "Langkah di masa mendatang"),
        *prose(data.next_steps, steps),
        *advice,
        Paragraph(
            f"Demikian {title_of(data.year)} disusun sebagai pertanggungjawaban kinerja dan bahan perbaikan pada tahun "
            "berikutnya."
        ),
        Signatures((data.signer,), data.imprint.place, data.imprint.date),
    )


def _annexes(data: LaporanKinerja) -> tuple[Block, ...]:
    evidence = evidence_list("Bukti dukung per indikator", data.figures)
    asked = warnings_list(f"Peringatan atas nilai Tahun {data.year} dan jawabannya", data.figures)
    measured = measurement_table(f"Pengukuran kinerja per triwulan Tahun {data.year}", data.figures)
    return (
        Part("lampiran"),
        *agreement_annex(data.agreed),
        Landscape((Heading(1, f"Pengukuran Kinerja Tahun {data.year}"), measured, *asked)),
        *((Heading(1, "Daftar Bukti Dukung"), *evidence) if evidence else ()),
        *section(1, "Penghargaan", data.awards),
    )
