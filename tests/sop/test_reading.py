"""What the reader takes from people as they write: numbers, lists, dates, endings, other headings."""

import hashlib

import pytest

from tests.sop.files import SMALL, invented
from triwulan.core.working_time import Duration
from triwulan.sop.definition import Approver, Sop, Step, Way
from triwulan.sop.durations import read_duration
from triwulan.sop.reader import read_sop
from triwulan.sop.references import find_code


def changed(old: str, new: str) -> Sop:
    assert old in SMALL
    return read_sop(SMALL.replace(old, new, 1))


def last(line: str) -> Step:
    return changed('no        = "3"\n', f'no = "3"\n{line}\n').steps[2]


def test_the_text_is_kept_with_its_checksum() -> None:
    sop = read_sop(SMALL)
    assert (sop.text, sop.checksum) == (SMALL, hashlib.sha256(SMALL.encode()).hexdigest())


def test_equal_files_are_equal_sops_and_can_be_kept_in_a_set() -> None:
    assert len({read_sop(SMALL), read_sop(SMALL)}) == 1


@pytest.mark.parametrize("text", ["\ufeff" + SMALL, SMALL.replace("\n", "\r\n")], ids=["BOM", "CRLF"])
def test_what_editors_add_changes_the_checksum_and_nothing_else(text: str) -> None:
    sop = read_sop(text)
    assert (sop.steps, sop.checksum == read_sop(SMALL).checksum) == (read_sop(SMALL).steps, False)


def test_a_step_without_lanjut_leads_to_the_next_row_and_the_last_one_ends() -> None:
    sop = read_sop(SMALL)
    assert [sop.step(code).ways for code in ("1", "3")] == [(Way("selesai", "2"),), (Way("selesai", None),)]


def test_the_first_outcome_written_is_the_straight_way() -> None:
    sop = changed('{ setuju = "3", kembalikan = "1" }', '{ tunda = "2", setuju = "3" }')
    assert sop.step("2").outcomes == ("tunda", "setuju")


def test_whole_numbers_name_steps_as_well_as_texts() -> None:
    text = SMALL.replace('"1"', "1").replace('"2"', "2").replace('"3"', "3")
    assert read_sop(text).steps == read_sop(SMALL).steps


def test_a_single_text_is_a_list_of_one() -> None:
    step = last('kelengkapan = "Laporan"\noutput = ["Rekap", ""]\ncatatan = "Ragu"')
    assert (step.requirements, step.outputs, step.notes) == (("Laporan",), ("Rekap",), ("Ragu",))


def test_a_missing_time_is_no_time() -> None:
    step = changed('waktu     = "1 jam"\n', "").step("2")
    assert (step.duration, step.duration_text, step.duration_printed) == (None, "", "")


@pytest.mark.parametrize(
    ("line", "printed"),
    [("", "1 hari"), ('waktu_tertulis = "1 Hari"', "1 Hari"), ('waktu_tertulis = ""', "")],
)
def test_the_sheet_prints_the_time_as_written(line: str, printed: str) -> None:
    step = last(line)
    assert (step.duration, step.duration_text, step.duration_printed) == (Duration(1, "hari"), "1 hari", printed)


def test_a_shared_time_prints_nothing_by_itself() -> None:
    sop = changed('waktu     = "1 jam"', 'waktu = "bersama 1"')
    assert (sop.step("2").duration_text, sop.step("2").duration_printed) == ("bersama 1", "")


def test_a_disposisi_addresses_the_next_performers_unless_it_says_whom() -> None:
    sop = invented("dua-tahap")
    assert [step.addressees for step in sop.steps[:4]] == [("sekretaris", "tim"), (), ("kabid",), ("analis",)]


def test_a_step_without_activity_is_called_by_its_kind_of_work() -> None:
    sop = changed('no        = "1"\n', 'no = "1"\nkegiatan = "Mengisi"\n')
    assert [step.title for step in sop.steps] == ["Mengisi", "Memeriksa", "Menyusun laporan triwulan"]


def test_a_performers_role_is_its_code_unless_it_says_otherwise() -> None:
    assert [performer.role for performer in read_sop(SMALL).performers] == ["kabid", "perencana"]


def test_the_headings_of_the_sheet_stand_for_the_keys() -> None:
    identity = changed(
        'nama = "Contoh"',
        'nama_sop = "C"\nnomor_sop = "7"\ndisahkan_oleh = "Camat"\ntahun = 2026\ntanggal_efektif = 2026-02-02T08:00:00\n'
        'catatan = { nomor_sop = "Ragu" }',
    ).identity
    assert (identity.name, identity.number, identity.approver) == ("C", "7", Approver(position="Camat"))
    assert (identity.year, identity.effective, dict(identity.notes)) == (
        "2026",
        "2 Februari 2026",
        {"nomor": ("Ragu",)},
    )
    assert identity.title == "STANDAR OPERASIONAL PROSEDUR (SOP) C"


def test_steps_have_their_number_for_a_code_until_numbering_restarts() -> None:
    assert [step.code for step in read_sop(SMALL).steps] == ["1", "2", "3"]
    assert [step.code for step in invented("dua-tahap").steps][::4] == ["Persiapan/1", "Pelaksanaan/2", "Pelaksanaan/6"]


def test_a_phase_with_a_long_name_lends_its_place_to_the_codes() -> None:
    long = "Pengumpulan, pemeriksaan = dan pelaporan data"
    text = SMALL.replace('[[langkah]]\nno        = "1"', '[[langkah]]\ntahap = 7\nno = "1"')
    text = (
        text.replace('no        = "2"', f'no = "1"\ntahap = "{long}"')
        .replace('"3"', '"2"')
        .replace('setuju = "2"', 'setuju = "2/2"')
    )
    sop = read_sop(
        text.replace('no        = "2"', f'no = "2"\ntahap = "{long}"').replace('kembalikan = "1"', 'kembalikan = "7/1"')
    )
    assert [step.code for step in sop.steps] == ["7/1", "2/1", "2/2"]
    assert [way.target for way in sop.steps[1].ways] == ["2/2", "7/1"]


def test_a_step_outside_the_phases_keeps_its_number() -> None:
    text = SMALL.replace('no        = "2"', 'no = "1"\ntahap = "I"').replace('"1" }', '"I/1" }')
    assert [step.code for step in read_sop(text).steps] == ["1", "I/1", "3"]


def test_phases_alone_do_not_change_the_codes() -> None:
    sop = read_sop(SMALL.replace("[[langkah]]\n", '[[langkah]]\ntahap = "I"\n', 2))
    assert ([step.code for step in sop.steps], sop.phases) == (["1", "2", "3"], ("I",))


@pytest.mark.parametrize(
    ("reference", "phase", "code"),
    [
        ("Persiapan/2", "Pelaksanaan", "Persiapan/2"),
        ("2", "Pelaksanaan", "Pelaksanaan/2"),
        ("5", "Persiapan", "Pelaksanaan/5"),
        ("5", "", "Pelaksanaan/5"),
        ("1", "", None),
        ("9", "Persiapan", None),
    ],
)
def test_a_step_is_found_by_code_then_in_its_phase_then_anywhere(reference: str, phase: str, code: str | None) -> None:
    assert find_code(invented("dua-tahap").steps, reference, phase) == code


def test_steps_are_labelled_by_number_where_that_is_enough() -> None:
    sop = invented("dua-tahap")
    assert [sop.label(step) for step in sop.steps[:5:4]] == ["Persiapan/1", "Pelaksanaan/2"]
    assert sop.label(sop.step("Pelaksanaan/5")) == "5"


@pytest.mark.parametrize(
    ("text", "duration"),
    [
        ("15 menit", Duration(15, "menit")),
        ("480 Menit", Duration(480, "menit")),
        ("2 Jam", Duration(2, "jam")),
        ("1 Hari", Duration(1, "hari")),
        ("1 hari kerja", Duration(1, "hari")),
        ("15 (lima belas) menit", Duration(15, "menit")),
        ("2 ( dua ) Hari Kerja", Duration(2, "hari")),
        ("1,5 jam", Duration(90, "menit")),
        ("0.25 jam", Duration(15, "menit")),
        ("1 jam 30 menit", Duration(90, "menit")),
        ("2 jam dan 5 menit", Duration(125, "menit")),
    ],
)
def test_durations_are_read_as_offices_write_them(text: str, duration: Duration) -> None:
    assert read_duration(text) == duration


@pytest.mark.parametrize(
    "text", ["", "menit", "0 menit", "0 jam 0 menit", "-1 hari", "1-2 hari", "1/2 jam", "1 bulan", "3 minggu",
             "30 detik", "0,01 jam", "±15 menit", "15", "15 menit per berkas", "15 menit (per berkas)", "9" * 70, "1 hari\n2 jam"],
)  # fmt: skip
def test_durations_that_need_a_guess_are_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"Waktu .*\."):
        read_duration(text)
