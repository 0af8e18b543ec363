"""What the record calls the fields that were changed; entries keep their stable names."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "address": _("alamat"),
    "back_title": _("gelar belakang"),
    "cap": _("batas atas capaian"),
    "cap_above": _("batas di atas"),
    "code": _("kode"),
    "cover_sha256": _("gambar sampul"),
    "crest_svg": _("lambang"),
    "docx_font": _("huruf DOCX"),
    "email": _("pos-el"),
    "explanation_below": _("batas penjelasan wajib"),
    "front_title": _("gelar depan"),
    "is_active": _("akun aktif"),
    "kind": _("jenis"),
    "late_rule": _("aturan terlambat"),
    "leaves_on": _("hari terakhir bertugas"),
    "margin_bottom": _("tepi bawah"),
    "margin_left": _("tepi kiri"),
    "margin_right": _("tepi kanan"),
    "margin_top": _("tepi atas"),
    "name": _("nama"),
    "nip": "NIP",
    "order": _("urutan"),
    "overseer_name": _("nama penanda tangan dari luar"),
    "overseer_position": _("jabatan penanda tangan dari luar"),
    "overseer_title": _("gelar penanda tangan dari luar"),
    "paper_size": _("kertas"),
    "parent": _("unit induk"),
    "pdf_font": _("huruf PDF"),
    "phone": _("telepon"),
    "place": _("kota pada tanggal surat"),
    "predicate_scale": _("skala predikat"),
    "rank": _("pangkat/golongan"),
    "region_code": _("kode wilayah"),
    "roles": _("peran"),
    "shift_rule": _("aturan hari mulai"),
    "short_name": _("nama pendek"),
    "superior": _("atasan langsung"),
    "time_zone": _("zona waktu"),
    "title": _("nama jabatan"),
    "unit": _("unit"),
    "username": _("nama pengguna"),
    "valid_from": _("ada sejak"),
    "valid_to": _("ada sampai"),
    "website": _("laman"),
}


def field_word(name: str) -> str:
    """A field of another version goes by its own name."""
    return str(FIELDS.get(name, name))


def field_words(names: Iterable[object]) -> str:
    return ", ".join(field_word(str(name)) for name in names)
