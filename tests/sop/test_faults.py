"""One spoiled file per fault: each says where and why, in one sentence, and nothing else is complained about."""

import pytest

from tests.sop.files import SMALL
from triwulan.sop.faults import SopFaulty
from triwulan.sop.fields import MAX_TEXT
from triwulan.sop.reader import MAX_BYTES, MAX_PERFORMERS, read_sop
from triwulan.sop.rows import MAX_ROWS

KINDS = "“disposisi”, “bahan”, “laporan”, “periksa”, “serah”, “rekap_triwulan”, “laporan_tahunan”, “dokumen”"
QUARTERS = "“triwulan_1”, “triwulan_2”, “triwulan_3”, “triwulan_4”"
LAST = 'no        = "3"\n'
TRAP = '[[langkah]]\nno = "2a"\nkerja = "dokumen"\npelaksana = "kabid"\nlanjut = "2a"\n'
CHECK = 'no        = "2"\n'

# name, what is replaced in SMALL, by what, the faults
CASES = [
    ("an unknown key in a step", LAST, LAST + 'pelaksna = "x"\n',
     ["sop.toml, langkah 3, pelaksna: Kunci “pelaksna” tidak dikenal; mungkin maksudnya “pelaksana”."]),
    ("an unknown key in the file", "[mulai]", "[mulia]",
     ["sop.toml, mulia: Kunci “mulia” tidak dikenal; mungkin maksudnya “mulai”."]),
    ("an unknown key in the identity", 'nama = "Contoh"', 'nama = "Contoh"\nwarna = "biru"',
     ["sop.toml, identitas, warna: Kunci “warna” tidak dikenal."]),
    ("an unknown key in the start", "tanggal = 10", "tanggal = 10\njam = 8",
     ["sop.toml, mulai, jam: Kunci “jam” tidak dikenal."]),
    ("an unknown key in a performer", 'nama    = "Kabid"', 'nama = "Kabid"\nkolom = 1',
     ["sop.toml, pelaksana kabid, kolom: Kunci “kolom” tidak dikenal."]),
    ("an unknown key in the approver", 'nama = "Contoh"', 'nama = "Contoh"\ndisahkan = { jabata = "Camat" }',
     ["sop.toml, identitas, disahkan, jabata: Kunci “jabata” tidak dikenal; mungkin maksudnya “jabatan”."]),
    ("a note on an unknown field", 'nama = "Contoh"', 'nama = "Contoh"\ncatatan = { xyz = 1 }',
     ["sop.toml, identitas, catatan, xyz: Kunci “xyz” tidak dikenal."]),
    ("one field under two headings", 'nama = "Contoh"', 'nama = "Contoh"\nnomor = "1"\nnomor_sop = "2"',
     ["sop.toml, identitas, nomor_sop: “nomor_sop” dan “nomor” adalah isian yang sama; tulis satu saja."]),
    ("no name", 'nama = "Contoh"', "", ["sop.toml, identitas, nama: “nama” harus diisi."]),
    ("an empty name", 'nama = "Contoh"', 'nama = " "', ["sop.toml, identitas, nama: “nama” harus diisi."]),
    ("an identity that is no table", '[identitas]\nnama = "Contoh"', "identitas = 1",
     ["sop.toml, identitas: “identitas” harus berupa tabel.", "sop.toml, identitas, nama: “nama” harus diisi."]),
    ("a start that is no table", "[mulai]\ntanggal = 10\nbulan   = \"pertama triwulan\"\ndata    = \"triwulan lalu\"\n",
     "[[mulai]]\ntanggal = 10\n", ["sop.toml, mulai: “mulai” harus berupa tabel."]),
    ("a start on no day", "tanggal = 10", "tanggal = 32",
     ["sop.toml, mulai, tanggal: “tanggal” harus berupa angka 1 sampai 31."]),
    ("a start in no month", '"pertama triwulan"', '"Januari"',
     [("sop.toml, mulai, bulan: “Januari” tidak dikenal; pilihannya “pertama triwulan”, “kedua triwulan”, "
      "“ketiga triwulan”, “terakhir triwulan”.")]),
    ("a start for no quarter", '"triwulan lalu"', '"tahun lalu"',
     ["sop.toml, mulai, data: “tahun lalu” tidak dikenal; pilihannya “triwulan lalu”, “triwulan berjalan”."]),
    ("a performer without code", 'kode    = "kabid"\n', "",
     ["sop.toml, pelaksana 1, kode: “kode” harus diisi.",
      "sop.toml, langkah 1, pelaksana: Pelaksana “kabid” tidak dikenal; yang ada “perencana”.",
      "sop.toml, langkah 2, pelaksana: Pelaksana “kabid” tidak dikenal; yang ada “perencana”."]),
    ("a performer without scope", 'lingkup = "bidang"\n', "",
     ["sop.toml, pelaksana kabid, lingkup: “lingkup” harus diisi."]),
    ("a performer of an unknown scope", '"perangkat_daerah"', '"dinas"',
     ["sop.toml, pelaksana perencana, lingkup: “dinas” tidak dikenal; pilihannya “bidang”, “perangkat_daerah”."]),
    ("two performers with one code", 'kode    = "perencana"', 'kode = "kabid"',
     ["sop.toml, pelaksana kabid, kode: Dua pelaksana memakai kode “kabid”.",
      "sop.toml, langkah 3, pelaksana: Pelaksana “perencana” tidak dikenal; yang ada “kabid”."]),
    ("an unknown performer", LAST + 'kerja     = "rekap_triwulan"\npelaksana = "perencana"',
     LAST + 'kerja = "rekap_triwulan"\npelaksana = "bendahara"',
     ["sop.toml, langkah 3, pelaksana: Pelaksana “bendahara” tidak dikenal; yang ada “kabid”, “perencana”."]),
    ("an unknown addressee", LAST, LAST + 'kepada = ["kabid", "bendahara"]\n',
     ["sop.toml, langkah 3, kepada: Pelaksana “bendahara” tidak dikenal; yang ada “kabid”, “perencana”."]),
    ("nobody to do a step", 'pelaksana = "perencana"', "pelaksana = []",
     ["sop.toml, langkah 3, pelaksana: “pelaksana” harus diisi."]),
    ("a joint step of one person twice", 'pelaksana = "perencana"', 'pelaksana = ["perencana", "perencana"]',
     ["sop.toml, langkah 3, pelaksana: “perencana” disebut dua kali."]),
    ("a performer that is no text", 'pelaksana = "perencana"', "pelaksana = [true]",
     ["sop.toml, langkah 3, pelaksana: “pelaksana” harus berupa teks di antara tanda kutip, bukan benar/salah."]),
    ("an unknown kind of work", '"rekap_triwulan"', '"rekap"',
     [f"sop.toml, langkah 3, kerja: “rekap” tidak dikenal; pilihannya {KINDS}."]),
    ("no kind of work", 'kerja     = "rekap_triwulan"\n', "", ["sop.toml, langkah 3, kerja: “kerja” harus diisi."]),
    ("a step without number", LAST, 'kode = "3"\n', ["sop.toml, langkah urutan ke-3 (3), no: “no” harus diisi."]),
    ("a number written as a fraction", LAST, 'no = 3.1\nkode = "3"\n',
     ["sop.toml, langkah urutan ke-3 (3), no: “no” harus berupa teks di antara tanda kutip, bukan angka."]),
    ("a number with a comma", LAST, 'no = "3,1"\nkode = "3"\n',
     [("sop.toml, langkah 3,1 (3), no: “3,1” tidak dapat dipakai di sini: isi 1 sampai 40 huruf, tanpa koma, tanda sama "
      "dengan, atau spasi di tepi.")]),
    ("two steps with one number", LAST, CHECK,
     ["sop.toml, langkah 2, no: Dua langkah memakai kode “2”, yang pertama langkah 2; beri salah satunya “kode” sendiri.",
      "sop.toml, langkah 2, lanjut: Hasil “setuju” menuju langkah “3”, yang tidak ada atau tidak hanya satu."]),
    ("two steps with one code", LAST, LAST + 'kode = "2"\n',
     ["sop.toml, langkah 3 (2), kode: Dua langkah memakai kode “2”, yang pertama langkah 2; beri salah satunya “kode” sendiri."]),
    ("a code that means the end", LAST, LAST + 'kode = "selesai"\n',
     ["sop.toml, langkah 3 (selesai), kode: Kode “selesai” berarti akhir SOP dan tidak dapat menjadi kode langkah."]),
    ("an outcome that leads nowhere", 'kembalikan = "1"', 'kembalikan = "9"',
     ["sop.toml, langkah 2, lanjut: Hasil “kembalikan” menuju langkah “9”, yang tidak ada atau tidak hanya satu."]),
    ("an outcome without a step", 'kembalikan = "1"', 'kembalikan = ""',
     [("sop.toml, langkah 2, lanjut: “” tidak dapat dipakai di sini: isi 1 sampai 40 huruf, tanpa koma, tanda sama dengan, "
      "atau spasi di tepi.")]),
    ("an outcome with a comma", "kembalikan =", '"tolak, ulang" =',
     [("sop.toml, langkah 2, lanjut: “tolak, ulang” tidak dapat dipakai di sini: isi 1 sampai 40 huruf, tanpa koma, tanda sama "
      "dengan, atau spasi di tepi.")]),
    ("no outcome", '{ setuju = "3", kembalikan = "1" }', "{}",
     ["sop.toml, langkah 2, lanjut: “lanjut” harus memuat 1 sampai 12 hasil beserta langkah tujuannya."]),
    ("a step none reaches", 'kembalikan = "1" }', 'kembalikan = "1" }\n[[langkah]]\nno = "2a"\nkerja = "dokumen"\npelaksana = "kabid"',
     ["sop.toml, langkah 2a: Langkah ini tidak pernah dicapai: tidak ada jalan dari langkah pertama ke sini."]),
    ("an SOP that never ends", LAST, LAST + 'lanjut = "1"\n',
     ["sop.toml, langkah 1, lanjut: SOP ini tidak pernah selesai: dari langkah 1, 2, 3 tidak ada jalan ke akhir."]),
    ("a way into a step that leads only to itself", 'kembalikan = "1" }', 'tunda = "2a" }\n' + TRAP,
     ["sop.toml, langkah 2a, lanjut: SOP ini tidak pernah selesai: dari langkah 2a tidak ada jalan ke akhir."]),
    ("a return to a row that does not run then", 'no        = "1"\n', 'no = "1"\nhanya = "triwulan_4"\n',
     ["sop.toml, langkah 2, lanjut: Hasil “kembalikan” kembali ke langkah 1, yang tidak berlaku di semua triwulan langkah ini."]),
    ("a duration it cannot read", 'waktu     = "1 jam"', 'waktu = "sebentar"',
     [('sop.toml, langkah 2, waktu: Waktu "sebentar" tidak terbaca. Tulis angka bulat dan satuannya, misalnya "15 menit", '
      '"1 jam", "2 hari".')]),
    ("a duration in weeks", 'waktu     = "1 jam"', 'waktu = "2 Minggu"',
     [('sop.toml, langkah 2, waktu: Waktu "2 Minggu" tidak terbaca: minggu tidak pasti jumlah hari kerjanya. Tulis hari '
      'kerjanya, misalnya waktu = "10 hari", dan yang tercetak dalam waktu_tertulis.')]),
    ("a duration without quotes", 'waktu     = "1 jam"', "waktu = 15",
     ["sop.toml, langkah 2, waktu: “waktu” harus berupa teks di antara tanda kutip, bukan angka."]),
    ("a time shared with a missing step", 'waktu     = "1 jam"', 'waktu = "bersama 9"',
     ["sop.toml, langkah 2, waktu: “bersama 9” menunjuk langkah yang tidak ada atau tidak hanya satu."]),
    ("a time shared with a later step", 'waktu     = "1 jam"', 'waktu = "bersama 3"',
     ["sop.toml, langkah 2, waktu: “bersama 3” harus menunjuk langkah sebelum langkah ini."]),
    ("a time shared with itself", 'waktu     = "1 jam"', 'waktu = "bersama 2"',
     ["sop.toml, langkah 2, waktu: “bersama 2” harus menunjuk langkah sebelum langkah ini."]),
    ("a time shared across scopes", LAST + 'kerja     = "rekap_triwulan"\npelaksana = "perencana"\nwaktu     = "1 hari"',
     LAST + 'kerja = "rekap_triwulan"\npelaksana = "perencana"\nwaktu = "bersama 2"',
     ["sop.toml, langkah 3, waktu: “bersama 2” menunjuk langkah di lingkup lain; batas waktunya tidak sama."]),
    ("a kind of work that is a number", '"rekap_triwulan"', "7",
     [f"sop.toml, langkah 3, kerja: “7” tidak dikenal; pilihannya {KINDS}."]),
    ("a row for no quarter", LAST, LAST + 'hanya = "triwulan_5"\n',
     [f"sop.toml, langkah 3, hanya: “triwulan_5” tidak dikenal; pilihannya {QUARTERS}."]),
    ("a row for an empty list of quarters", LAST, LAST + "hanya = []\n",
     ["sop.toml, langkah 3, hanya: “hanya” tidak boleh kosong; hapus isiannya bila langkah berlaku di setiap triwulan."]),
    ("a printed row torn apart", LAST, LAST + 'baris = "1"\n',
     ["sop.toml, langkah 3, baris: Baris “1” terpisah oleh langkah lain; langkah sebaris harus berurutan."]),
    ("a text that is a table", LAST, LAST + "kegiatan = { a = 1 }\n",
     ["sop.toml, langkah 3, kegiatan: “kegiatan” harus berupa teks di antara tanda kutip, bukan tabel."]),
    ("an output that is a number", LAST, LAST + "output = [7]\n",
     ["sop.toml, langkah 3, output: “output” harus berupa teks di antara tanda kutip, bukan angka."]),
    ("a text that cannot be printed", LAST, LAST + 'keterangan = "a\\u0000b"\n',
     ["sop.toml, langkah 3, keterangan: Teks “keterangan” memuat karakter kendali yang tidak dapat dicetak."]),
    ("a text without end", LAST, LAST + f'keterangan = "{"a" * (MAX_TEXT + 1)}"\n',
     ["sop.toml, langkah 3, keterangan: Teks “keterangan” lebih panjang dari 4000 huruf."]),
    ("performers without end", 'pelaksana = "perencana"', f"pelaksana = {['a'] * 101}",
     ["sop.toml, langkah 3, pelaksana: “pelaksana” paling banyak berisi 100 butir."]),
    ("a quarter that is true", LAST, LAST + "hanya = true\n",
     [f"sop.toml, langkah 3, hanya: “true” tidak dikenal; pilihannya {QUARTERS}."]),
    ("a list without end", LAST, LAST + f"output = {['a'] * 101}\n",
     ["sop.toml, langkah 3, output: “output” paling banyak berisi 100 butir."]),
]  # fmt: skip

# what the file holds, the faults
WHOLE_FILES = [
    ("an empty file", "", [
        "sop.toml, identitas, nama: “nama” harus diisi.",
        "sop.toml, pelaksana: SOP harus memuat sekurangnya satu [[pelaksana]].",
        "sop.toml, langkah: SOP harus memuat sekurangnya satu [[langkah]].",
    ]),
    ("an empty table of steps", SMALL.split("[[langkah]]")[0].replace("[identitas]", "langkah = []\n[identitas]"),
     ["sop.toml, langkah: SOP harus memuat sekurangnya satu [[langkah]]."]),
    ("one step where a table of steps belongs", SMALL.split("[[langkah]]")[0] + '[langkah]\nno = "1"\n',
     ["sop.toml, langkah: SOP harus memuat sekurangnya satu [[langkah]]."]),
    ("steps that are no tables", SMALL.split("[[langkah]]")[0].replace("[identitas]", "langkah = [1]\n[identitas]"),
     ["sop.toml, langkah: Butir ke-1 dari “langkah” harus berupa tabel."]),
    ("too many steps", SMALL.split("[[langkah]]")[0] + '[[langkah]]\nno = "1"\n' * (MAX_ROWS + 1),
     ["sop.toml, langkah: SOP memuat 201 langkah; paling banyak 200."]),
    ("too many performers", SMALL.replace("[mulai]", '[[pelaksana]]\nkode = "a"\n' * (MAX_PERFORMERS - 1) + "[mulai]"),
     ["sop.toml, pelaksana: SOP memuat 25 pelaksana; paling banyak 24."]),
    ("a file too large", "#" * (MAX_BYTES + 1), ["sop.toml: Berkas lebih besar dari 256 kB; itu bukan satu SOP."]),
    ("half a character", "nama = '\ud800'", ["sop.toml: Berkas memuat karakter yang bukan UTF-8."]),
    ("a quote left open", '[identitas]\nnama = "Contoh\n',
     [("sop.toml, baris 2: Berkas tidak terbaca sebagai TOML di kolom 15: ada karakter yang tidak boleh, mungkin tanda kutip "
      "penutup tidak ada.")]),
    ("a text without quotes", "[identitas]\nnama = Contoh\n",
     [("sop.toml, baris 2: Berkas tidak terbaca sebagai TOML di kolom 8: nilai setelah tanda sama dengan tidak terbaca; teks "
      "harus di antara tanda kutip.")]),
    ("a key twice", '[identitas]\nnama = "a"\nnama = "b"\n',
     ["sop.toml, baris 3: Berkas tidak terbaca sebagai TOML di kolom 11: kunci yang sama ditulis dua kali."]),
    ("a table twice", "[identitas]\n[identitas]\n",
     ["sop.toml, baris 2: Berkas tidak terbaca sebagai TOML di kolom 11: tabel yang sama ditulis dua kali."]),
    ("no equals sign", "[identitas]\nnama\n",
     ["sop.toml, baris 2: Berkas tidak terbaca sebagai TOML di kolom 5: tanda sama dengan tidak ada."]),
    ("a bracket left open", "a = [1", ["sop.toml: Berkas tidak terbaca sebagai TOML di akhir berkas: kurung penutup tidak ada."]),
    ("brackets in brackets", "a = " + "[" * 50_000, ["sop.toml: Berkas tidak terbaca sebagai TOML."]),
    ("a number without end", "a = " + "1" * 5000, ["sop.toml: Berkas tidak terbaca sebagai TOML."]),
]  # fmt: skip


def faults_of(text: str) -> list[str]:
    with pytest.raises(SopFaulty) as faulty:
        read_sop(text, name="sop.toml")
    assert str(faulty.value) == "\n".join(str(fault) for fault in faulty.value.faults)
    return [str(fault) for fault in faulty.value.faults]


@pytest.mark.parametrize(("old", "new", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_spoiled_line_is_named(old: str, new: str, expected: list[str]) -> None:
    assert old in SMALL
    assert faults_of(SMALL.replace(old, new, 1)) == expected


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in WHOLE_FILES], ids=[case[0] for case in WHOLE_FILES]
)
def test_a_spoiled_file_is_named(text: str, expected: list[str]) -> None:
    assert faults_of(text) == expected


def test_every_fault_is_told_at_once_in_the_order_of_the_file() -> None:
    text = SMALL.replace("tanggal = 10", "tanggal = 0").replace('"1 jam"', '"lama"').replace('"rekap_triwulan"', '"x"')
    assert [fault.split(": ")[0] for fault in faults_of(text)] == [
        "sop.toml, mulai, tanggal",
        "sop.toml, langkah 2, waktu",
        "sop.toml, langkah 3, kerja",
    ]
