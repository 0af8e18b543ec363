"""People from a table: what a row brings, and every fault with its row."""

from datetime import date

from tests.organisations.office import Office
from tests.tables import written_rows
from triwulan.audit.record import SYSTEM
from triwulan.organisations.models import Holding, Person, Position
from triwulan.organisations.people_import import ImportResult, Planned, import_people
from triwulan.organisations.table_rows import TableRow

DAY = date(2026, 4, 1)
NEW = True

GOOD = """\
nip;nama;gelar_depan;gelar_belakang;pangkat;jabatan;unit;peran;atasan;pos_el;nama_pengguna
19780101 200501 1 002;Budi Contoh;Dr.;M.Si.;Pembina;Kabid IKP;dinas diskominfo;kepala_bidang;KADIS;budi@contoh.example;
;;;;;;;;;;
'199002022015032001;Sari Contoh;;S.Kom.;;Analis IKP;STAT;Analis Data, perencana;Kasubid IKP;;sari
;Tono Contoh;;;;Kasubid IKP;statistik;;Kabid IKP;;tono
;Uli Contoh;;;;;;;;;uli
"""


def taken(office: Office, text: str) -> ImportResult:
    rows = [TableRow(number, cells) for number, cells in written_rows(text)]
    return import_people(agency=office.agency, rows=rows, actor=SYSTEM, starts_on=DAY)


def run(office: Office, text: str) -> tuple[Planned, ...]:
    result = taken(office, text)
    assert result.faults == ()
    return result.planned


def faults(office: Office, text: str) -> list[str]:
    return [str(fault) for fault in taken(office, text).faults]


def test_a_file_brings_people_positions_and_superiors(office: Office) -> None:
    assert run(office, GOOD) == (
        Planned(2, "Dr. Budi Contoh, M.Si.", NEW, "Kabid IKP", NEW, "Dinas Diskominfo", NEW),
        Planned(4, "Sari Contoh, S.Kom.", NEW, "Analis IKP", NEW, "Statistik", NEW),
        Planned(5, "Tono Contoh", NEW, "Kasubid IKP", NEW, "Statistik", NEW),
        Planned(6, "Uli Contoh", NEW),
    )
    chain = {row.title: row.superior and row.superior.title for row in Position.objects.filter(title__endswith="IKP")}
    assert chain == {"Kabid IKP": "Kadis", "Analis IKP": "Kasubid IKP", "Kasubid IKP": "Kabid IKP"}
    sari = Person.objects.get(username="sari")
    held = Holding.objects.get(person=sari)
    assert (sari.nip, held.starts_on, set(held.position.roles.values_list("code", flat=True))) == (
        "199002022015032001",
        DAY,
        {"analis", "perencana"},
    )
    assert not sari.has_usable_password()


def test_the_same_file_again_changes_nothing(office: Office) -> None:
    run(office, GOOD)
    before = Person.objects.count(), Position.objects.count(), Holding.objects.count()
    again = run(office, GOOD)
    assert (Person.objects.count(), Position.objects.count(), Holding.objects.count()) == before
    assert {(row.person_is_new, row.position_is_new, row.appointed) for row in again} == {(False, False, False)}


def test_every_fault_is_told_at_once_with_its_row(office: Office) -> None:
    text = (
        "nip;nama;jabatan;unit;peran;atasan;pos_el;nama_pengguna\n"
        "1,97801E+17;Budi;;;;;;\n"
        "123;Cici;;;;;;\n"
        ";Dodi;;;;;;\n"
        ";;;;;;;edo\n"
        ";Feri;Analis;Bidang Lain;;;;feri\n"
        ";Gita;Analis 9;data;juru ketik;;;gita\n"
        ";Hana;;data;;;;hana\n"
        ";Iwan;Analis 2;data;;Kabid Lain;;iwan\n"
        ";Joko;;;;;joko@;joko\n"
        ";Kiki;Kabid;statistik;;;;kiki\n"
    )
    units = "Data, Dinas Diskominfo, Perencanaan, Sekretariat, Statistik"
    roles = "admin, analis, inspektorat, kepala_bidang, kepala_dinas, kepala_subbidang, perencana, sekretaris"
    assert faults(office, text) == [
        "Baris 2: NIP “1,97801E+17” sudah diubah lembar kerja menjadi angka. Format kolomnya sebagai teks, lalu isi lagi.",
        "Baris 3: NIP terdiri atas 18 angka; yang ditulis 3 angka.",
        "Baris 4: Isi “nip” atau “nama_pengguna”, supaya orang ini dapat masuk.",
        "Baris 5: Kolom “nama”: Field ini tidak boleh kosong.",
        f"Baris 6: Unit “Bidang Lain” tidak ada. Unit yang ada: {units}.",
        f"Baris 7: Peran “juru ketik” tidak dikenal. Peran yang ada: {roles}.",
        "Baris 8: Kolom “unit” diisi, tetapi “jabatan” kosong.",
        "Baris 9: Atasan “Kabid Lain” tidak ada di berkas ini maupun di daftar jabatan.",
        "Baris 10: Kolom “pos_el”: Masukkan alamat email yang valid.",
        "Baris 11: Jabatan ini dijabat Kabid sejak 1 Januari 2025, tanpa batas waktu. Akhiri dahulu masa jabatannya.",
    ]


def test_a_refused_superior_is_no_second_fault_for_those_below_him(office: Office) -> None:
    text = "nip;nama;jabatan;unit;atasan;nama_pengguna\n12;Budi;Kasubid B;data;;\n;Cici;Analis B;data;Kasubid B;cici\n"
    assert faults(office, text) == ["Baris 2: NIP terdiri atas 18 angka; yang ditulis 2 angka."]


def test_an_ambiguous_superior_is_a_fault(office: Office) -> None:
    text = (
        "nama;jabatan;unit;atasan;nama_pengguna\nA A;Ketua Tim;data;;a.a\nB B;Ketua Tim;perencanaan;;b.b\n"
        "C C;Anggota;data;Ketua Tim;c.c\n"
    )
    assert faults(office, text) == ["Baris 4: Atasan “Ketua Tim” ada di beberapa unit. Bedakan nama jabatannya."]


def test_a_nip_known_under_another_name_is_a_fault(office: Office) -> None:
    run(office, GOOD)
    text = "nip;nama;nama_pengguna\n197801012005011002;Bukan Budi;\n;Salah Orang;tono\n"
    assert faults(office, text) == [
        "Baris 2: NIP atau nama pengguna 197801012005011002 sudah terdaftar atas nama Budi Contoh.",
        "Baris 3: NIP atau nama pengguna tono sudah terdaftar atas nama Tono Contoh.",
    ]
