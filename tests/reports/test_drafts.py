"""What the rules write before anybody wrote a word."""

from dataclasses import replace
from decimal import Decimal

import pytest

from triwulan.core.numbers import NO_BREAK_SPACE
from triwulan.reports import drafts
from triwulan.reports.facts import Fact

METADATA = Fact(
    number=2,
    code="2.20.02.2.01.0018",
    name="Standar data dan metadata",
    period="Triwulan I 2026",
    status="calculated",
    percent=Decimal("77.922077"),
    raw=Decimal("77.922077"),
    percent_text="77,92 %",
    predicate="Tinggi",
    value_text="27,27 %",
    target_text="35,00 %",
    year_target_text="80,00 %",
    year_percent_text="34,09 %",
    before=Decimal("93.75"),
    before_label="Triwulan IV 2025",
    objective="Data makin baik",
)
TRAINING = replace(
    METADATA,
    name="Pegawai yang dilatih",
    percent=Decimal(280),
    raw=Decimal(280),
    percent_text="280,00 %",
    predicate="Sangat Tinggi",
    before=Decimal(110),
)
EMPTY = replace(
    METADATA,
    name="Forum satu data",
    status="incomplete",
    percent=None,
    raw=None,
    predicate="",
    value_text="belum diisi",
    percent_text="belum diisi",
    year_percent_text="belum diisi",
)
ZERO = replace(
    EMPTY,
    name="Nilai SAKIP",
    status="not_evaluable",
    value_text="0,00",
    target_text="0,00",
    percent_text="tidak dapat dinilai",
    year_percent_text="0,00 %",
    year_target_text="74,75",
)


def at(percent: str, before: str | None = None) -> Fact:
    return replace(
        METADATA,
        percent=Decimal(percent),
        raw=Decimal(percent),
        before=None if before is None else Decimal(before),
    )


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (METADATA, "Capaian 77,92 %, tinggi; turun 15,83 angka dari Triwulan IV 2025."),
        (replace(METADATA, before=Decimal(70)), "Capaian 77,92 %, tinggi; naik 7,92 angka dari Triwulan IV 2025."),
        (replace(METADATA, before=Decimal("77.92")), "Capaian 77,92 %, tinggi; sama dengan Triwulan IV 2025."),
        (replace(METADATA, before=None), "Capaian 77,92 %, tinggi; realisasi 27,27 %, target 35,00 %."),
        (TRAINING, "Capaian 280,00 %, sangat tinggi; di atas 150 %."),
        (
            replace(TRAINING, explained=True),
            "Capaian 280,00 %, sangat tinggi; di atas 150 % dan sudah dijelaskan analis.",
        ),
        (EMPTY, "Realisasi Triwulan I 2026 belum diisi."),
        (ZERO, "Capaian tidak dapat dinilai: realisasi 0,00, target 0,00."),
    ],
)
def test_the_first_sentence_says_the_achievement_and_the_one_thing_beside_it(fact: Fact, sentence: str) -> None:
    assert drafts.first_sentence(fact).replace(NO_BREAK_SPACE, " ") == sentence


@pytest.mark.parametrize(
    ("fact", "sentence"),
    [
        (
            METADATA,
            (
                "Realisasi Triwulan I 2026 sebesar 27,27 % dari target 35,00 %, atau capaian 77,92 % (tinggi). "
                "Terhadap target tahunan 80,00 %, capaiannya 34,09 %."
            ),
        ),
        (EMPTY, "Realisasi Triwulan I 2026 belum diisi."),
        (
            ZERO,
            (
                "Realisasi Triwulan I 2026 sebesar 0,00 dari target 0,00; capaiannya tidak dapat dinilai. "
                "Terhadap target tahunan 74,75, capaiannya 0,00 %."
            ),
        ),
    ],
)
def test_a_papers_sentence_is_whole(fact: Fact, sentence: str) -> None:
    assert drafts.paper_sentence(fact) == sentence


def test_an_indicators_text_is_what_the_analyst_said_else_what_the_figures_say() -> None:
    told = replace(METADATA, explanation="Baru 6 dari 22.", obstacle="Metadata kurang.", follow_up="Klinik Mei.")
    assert drafts.indicator_text(told) == "Baru 6 dari 22.\n\nHambatan: Metadata kurang.\n\nTindak lanjut: Klinik Mei."
    assert drafts.indicator_text(METADATA) == drafts.paper_sentence(METADATA)


def test_the_summary_counts_averages_and_names_the_low_ones() -> None:
    said = drafts.summary([METADATA, at("100"), at("90"), EMPTY, ZERO], "Triwulan I 2026")
    assert said.replace(NO_BREAK_SPACE, " ") == (
        "Pada Triwulan I 2026, 1 dari 5 indikator mencapai atau melampaui target, dengan rata-rata capaian 89,31 %. "
        "Capaian di bawah 90 %: Standar data dan metadata (77,92 %). "
        "2 indikator belum dapat dinilai dan tidak dihitung dalam rata-rata."
    )


def test_without_a_figure_to_judge_the_summary_says_so() -> None:
    assert drafts.summary([EMPTY, ZERO], "Triwulan I 2026") == (
        "Belum ada indikator yang dapat dinilai pada Triwulan I 2026."
    )


def test_obstacles_and_follow_up_are_collected_one_line_each() -> None:
    said = [
        replace(METADATA, obstacle="Metadata\n16 kegiatan kurang.", follow_up="Klinik Mei."),
        TRAINING,
        replace(ZERO, follow_up="Tunggu penilaian."),
    ]
    assert drafts.obstacles(said) == (
        "- Standar data dan metadata: Metadata 16 kegiatan kurang. Tindak lanjut: Klinik Mei.\n"
        "- Nilai SAKIP: Tindak lanjut: Tunggu penilaian."
    )
    assert drafts.obstacles([TRAINING]) == "Tidak ada hambatan yang dilaporkan."


@pytest.mark.parametrize(
    ("fact", "text"),
    [
        (EMPTY, "Lengkapi data indikator ini sebelum periode berikutnya."),
        (ZERO, "Pantau persiapannya; target periode ini belum memungkinkan penilaian."),
        (TRAINING, "Tinjau kembali target, karena realisasi jauh melampauinya."),
        (at("100", "120"), "Pertahankan ketercapaian target, dan cermati penurunan dari periode sebelumnya."),
        (at("99.996", "99.996"), "Pertahankan cara kerja yang ada."),
        (at("90", "120"), "Selesaikan kekurangan yang tersisa pada periode berikutnya."),
        (at("89.99", "90"), "Susun langkah perbaikan dengan penanggung jawab dan tenggat, karena capaian menurun."),
        (at("89.99"), "Percepat tindak lanjut dan laporkan kemajuannya setiap bulan."),
        (at("150.004"), "Pertahankan cara kerja yang ada."),
    ],
)
def test_each_indicator_has_a_default_recommendation(fact: Fact, text: str) -> None:
    assert drafts.recommendation(fact) == text
