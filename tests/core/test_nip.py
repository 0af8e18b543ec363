import pytest

from triwulan.core.nip import NipInvalid, format_nip, parse_nip


@pytest.mark.parametrize(
    ("text", "nip"),
    [
        ("19840206 201101 1 005", "198402062011011005"),
        ("198402062011011005", "198402062011011005"),
        (" 19840206\u00a0201101 1\t005 ", "198402062011011005"),
        ("200002292024122001", "200002292024122001"),
        ("199012312024211001", "199012312024211001"),
    ],
    ids=["grouped", "bare", "pasted", "leap day", "employee by contract (PPPK)"],
)
def test_a_sound_nip_is_kept_as_its_digits(text: str, nip: str) -> None:
    assert parse_nip(text) == nip


def test_a_nip_is_printed_in_its_four_groups() -> None:
    assert format_nip("198402062011011005") == "19840206 201101 1 005"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "NIP terdiri atas 18 angka; yang ditulis 0 angka."),
        ("19840206201101100", "NIP terdiri atas 18 angka; yang ditulis 17 angka."),
        ("1984020620110110055", "NIP terdiri atas 18 angka; yang ditulis 19 angka."),
        ("132 145 678", "NIP terdiri atas 18 angka; yang ditulis 9 angka."),
        ("19840206-201101-1-005", "NIP hanya terdiri atas angka."),
        ("19840206201101100X", "NIP hanya terdiri atas angka."),
        ("١٩٨٤٠٢٠٦٢٠١١٠١١٠٠٥", "NIP hanya terdiri atas angka."),
        (
            "198402302011011005",
            "Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, tanggal); 19840230 bukan tanggal.",
        ),
        (
            "198413062011011005",
            "Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, tanggal); 19841306 bukan tanggal.",
        ),
        (
            "000000002011011005",
            "Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, tanggal); 00000000 bukan tanggal.",
        ),
        (
            "189912312011011005",
            "Delapan angka pertama NIP adalah tanggal lahir (tahun, bulan, tanggal); 18991231 bukan tanggal.",
        ),
        (
            "198402062011131005",
            "Angka ke-9 sampai ke-14 NIP adalah tahun dan bulan pengangkatan; 201113 bukan bulan.",
        ),
        (
            "198402062011001005",
            "Angka ke-9 sampai ke-14 NIP adalah tahun dan bulan pengangkatan; 201100 bukan bulan.",
        ),
        (
            "198402062011201005",
            "Angka ke-9 sampai ke-14 NIP adalah tahun dan bulan pengangkatan; 201120 bukan bulan.",
        ),
        (
            "198402061984021005",
            "Bulan pengangkatan dalam NIP (angka ke-9 sampai ke-14) harus sesudah tanggal lahir.",
        ),
        (
            "198402061984211005",
            "Bulan pengangkatan dalam NIP (angka ke-9 sampai ke-14) harus sesudah tanggal lahir.",
        ),
        ("198402062011013005", "Angka ke-15 NIP adalah jenis kelamin: 1 untuk pria, 2 untuk wanita."),
        ("198402062011010005", "Angka ke-15 NIP adalah jenis kelamin: 1 untuk pria, 2 untuk wanita."),
    ],
)
def test_a_faulty_nip_is_answered_with_the_part_that_is_wrong(text: str, sentence: str) -> None:
    with pytest.raises(NipInvalid) as refusal:
        parse_nip(text)
    assert refusal.value.sentence == sentence
