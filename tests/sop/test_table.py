from tests.sop.files import SMALL, invented
from triwulan.sop.reader import read_sop
from triwulan.sop.table import markdown_table


def test_the_table_has_a_column_per_performer_and_a_line_per_printed_row() -> None:
    assert markdown_table(read_sop(SMALL)) == (
        "# SOP Contoh\n"
        "\n"
        "| No | Kegiatan | Kabid | Perencana | Kelengkapan | Waktu | Output | Keterangan |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
        "| 1 |  | ⬭ |  |  | 1 hari |  |  |\n"
        "| 2 |  | ◇ |  |  | 1 jam |  |  |\n"
        "| 3 |  |  | ⬭ |  | 1 hari |  |  |\n"
        "\n"
        "⬭ awal atau akhir, ▭ kegiatan, ◇ keputusan.\n"
        "\n"
        "- Langkah 2: setuju → 3; kembalikan → 1.\n"
    )


def test_steps_of_one_row_share_its_line_and_name_their_marks() -> None:
    text = SMALL.replace('no        = "2"\n', 'no = "2"\nbaris = "1"\nkegiatan = "Memeriksa"\noutput = "Catatan"\n')
    assert markdown_table(read_sop(text)).splitlines()[4:6] == [
        "| 1 | Memeriksa | ⬭ 1<br>◇ 2 |  |  | 1 hari<br>1 jam | Catatan |  |",
        "| 3 |  |  | ⬭ |  | 1 hari |  |  |",
    ]


def test_phases_stand_on_their_own_lines_and_joint_steps_in_two_columns() -> None:
    lines = markdown_table(invented("dua-tahap")).splitlines()
    assert lines[4] == "|  | **Persiapan** |  |  |  |  |  |  |  |  |  |"
    assert lines[8] == "|  | **Pelaksanaan** |  |  |  |  |  |  |  |  |  |"
    assert lines[11] == (
        "| 3 | Membahas dan menyusun laporan bidang bersama-sama |  |  |  | ▭ | ▭ | Lembar kerja terisi | 240 Menit | "
        "Laporan bidang |  |"
    )
    assert lines[-2:] == [
        "- Langkah 4: setuju → 5; kembalikan → Pelaksanaan/3.",
        "- Langkah 5: setuju → 6; kembalikan → 4.",
    ]


def test_an_outcome_that_ends_the_sop_says_so() -> None:
    assert markdown_table(invented("satu-lingkup")).endswith(
        "\n- Langkah 2: lengkap → 4; kurang → 3; batal → selesai.\n"
    )


def test_texts_that_would_break_a_cell_are_escaped_and_no_others() -> None:
    text = SMALL.replace('no        = "1"\n', 'no = "1"\nkegiatan = "a|b <c> \\\\ *d*\\ne"\n')
    assert markdown_table(read_sop(text)).splitlines()[4].startswith("| 1 | a\\|b \\<c> \\\\ *d*<br>e | ⬭ |")


def test_without_decisions_the_legend_is_the_end() -> None:
    assert markdown_table(invented("tanpa-keputusan")).endswith("|\n\n⬭ awal atau akhir, ▭ kegiatan, ◇ keputusan.\n")
