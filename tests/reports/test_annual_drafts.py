"""The annual report's chapters before anybody wrote in them."""

from dataclasses import replace

from tests.reports.test_drafts import METADATA, at
from triwulan.core.numbers import NO_BREAK_SPACE
from triwulan.reports.annual_drafts import Told, closing_chapters, opening_chapters
from triwulan.reports.facts import Fact


def chapters(facts: list[Fact], missing: tuple[str, ...] = (), profile: str = "") -> dict[str, str]:
    told = Told(
        agency="Dinas", year=2025, missing=missing, foreword="Puji syukur.", profile=profile, spending="Terserap."
    )
    made = [*opening_chapters(facts, told), *closing_chapters(facts, told)]
    return {chapter.key: chapter.body.replace(NO_BREAK_SPACE, " ") for chapter in made}


def test_the_annual_chapters_are_drafted_whole() -> None:
    facts = [replace(METADATA, unit="Bidang Statistik"), replace(at("110"), unit="Sekretariat")]
    gap = " Laporan Triwulan II 2025 dan Triwulan III 2025 belum ada, sehingga angka tahun ini belum memuatnya."
    whole = (
        "Pada tahun 2025, 1 dari 2 indikator mencapai atau melampaui target, dengan rata-rata capaian 93,96 %. "
        "Capaian di bawah 90 %: Standar data dan metadata (77,92 %)."
    )
    assert chapters(facts, ("Triwulan II 2025", "Triwulan III 2025"), "Dinas dipimpin oleh Kepala Dinas.") == {
        "kata-pengantar": "Puji syukur.",
        "ikhtisar": whole + gap,
        "pendahuluan": (
            "Laporan Kinerja Tahun 2025 merupakan pertanggungjawaban Dinas atas target kinerja yang telah ditetapkan. "
            f"Isinya dihimpun dari laporan kinerja triwulanan.{gap}\n\nDinas dipimpin oleh Kepala Dinas."
        ),
        "aspek": (
            "Dinas mengemban 1 sasaran strategis, masing-masing dengan unit yang melaksanakannya.\n\n"
            "- Data makin baik (Bidang Statistik dan Sekretariat)"
        ),
        "isu-strategis": "Tidak ada hambatan yang dilaporkan.",
        "perencanaan": "Kinerja tahun 2025 diukur dengan 2 indikator pada 1 sasaran: Data makin baik.",
        "capaian": whole,
        "anggaran": "Terserap.",
        "penutup": "Secara umum kinerja Dinas tahun 2025 mendekati target, dengan rata-rata capaian 93,96 %.",
        "langkah": (
            "- Susun langkah perbaikan dengan penanggung jawab dan tenggat, karena capaian menurun: Standar data dan "
            "metadata."
        ),
        "penghargaan": "",
    }


def test_a_step_that_many_need_is_said_once() -> None:
    facts = [replace(at("95"), name=name) for name in ("Indeks A", "Indeks B", "Indeks C")]
    assert chapters(facts)["langkah"] == (
        "- Selesaikan kekurangan yang tersisa pada periode berikutnya: Indeks A; Indeks B; dan Indeks C."
    )


def test_a_year_without_indicators_is_said_plainly() -> None:
    made = chapters([])
    assert (made["aspek"], made["perencanaan"], made["penutup"], made["langkah"]) == (
        "",
        "Target tahun 2025 belum ditetapkan.",
        "Capaian kinerja Dinas tahun 2025 belum dapat disimpulkan.",
        "Pertahankan cara kerja yang ada.",
    )


def test_a_problem_that_many_met_is_said_once_and_reached_targets_leave_theirs_out() -> None:
    late = replace(at("70"), obstacle="Data terlambat.")
    facts = [replace(late, name=name) for name in "ABCDE"]
    facts += [replace(at("100"), name="F", obstacle="Hujan."), replace(at("80"), name="G", obstacle="Listrik\npadam.")]
    assert chapters(facts)["isu-strategis"] == ("- Data terlambat (A; B; C; dan 2 indikator lain)\n- Listrik padam (G)")
    assert chapters([facts[5]])["isu-strategis"] == "- Hujan (F)"
