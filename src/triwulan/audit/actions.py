"""Every action that is recorded, and its sentence: one table, so that the record can be read aloud years later.

The name is stable and in the past tense; entries keep facts and never sentences, so a sentence may be reworded and
translated. A part in brackets falls away when a fact in it is missing or empty. Whoever acted stands before it.

A person stands in the facts by his id; whoever reads the record brings the names.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from triwulan.audit.fields import field_word, field_words
from triwulan.audit.models import Entry
from triwulan.core.quarters import Quarter
from triwulan.core.spoken import say_date

SENTENCES = {
    # organisations
    "government_created": _("Mendaftarkan pemerintah daerah {name}."),
    "government_changed": _("Mengubah pemerintah daerah {name}: {changed}."),
    "agency_created": _("Mendaftarkan perangkat daerah {name}."),
    "agency_changed": _("Mengubah perangkat daerah {name}: {changed}."),
    "role_created": _("Menambahkan peran {name}."),
    "unit_created": _("Menambahkan unit {name}."),
    "unit_changed": _("Mengubah unit {name}: {changed}."),
    "position_created": _("Menambahkan jabatan {title} di {unit}[ dengan peran {roles}]."),
    "position_changed": _("Mengubah jabatan {name}: {changed}."),
    "person_created": _("Mendaftarkan {person}."),
    "person_changed": _("Mengubah data {person}: {fields}."),
    "access_ended": _("Mengakhiri akses {person} karena tidak bertugas lagi."),
    "person_departed": _("Mencatat {person} tidak bertugas lagi sesudah {last_day}."),
    "qualifications_recorded": _("Mencatat kualifikasi {person}[: {qualifications}]."),
    "password_set": _("Menetapkan kata sandi awal {person}."),
    "token_issued": _("Membuat token API[ “{name}”]."),
    "token_withdrawn": _("Mencabut token API[ “{name}”]."),
    "holding_begun": _(
        "Menunjuk {person} sebagai {position} sejak {starts_on}[ sampai {ends_on}][, keputusan {decree}]"
        "[ tanggal {decree_on}]."
    ),
    "holding_ended": _("Mengakhiri masa jabatan {person} sebagai {position} pada {ends_on}."),
    "appointment_cancelled": _("Membatalkan penunjukan sebagai {position} yang belum dimulai."),
    "review_granted": _("Memberi {position} hak membaca {agency}."),
    "review_withdrawn": _("Mencabut hak {position} membaca {agency}."),
    "office_hours_changed": _("Mengubah jam kerja hari {weekday}[ pada bulan {ramadan}]: {after}."),
    "holiday_added": _("Menambahkan hari libur {date}: {name}."),
    "holiday_removed": _("Menghapus hari libur {date}: {name}."),
    "ramadan_changed": _("Menetapkan Ramadan dari {starts_on} sampai {ends_on}."),
    # reminders
    "reminder_rule_added": _("Menambahkan aturan pengingat: {rule}."),
    "reminder_rule_changed": _("Mengubah aturan pengingat dari {before} menjadi {after}."),
    "reminder_rule_removed": _("Menghapus aturan pengingat: {rule}."),
    "reminder_times_changed": _("Mengubah jam tenang dan jam ringkasan pengingat: {after}."),
    "webhook_set": _("Menetapkan alamat webhook {address}."),
    "webhook_removed": _("Menghapus alamat webhook {address}."),
    "webhook_secret_renewed": _("Mengganti rahasia webhook."),
    "feed_address_renewed": _("Membuat alamat kalender pribadi."),
    "feed_address_removed": _("Menghapus alamat kalender pribadi."),
    # the whole place
    "bag_asked": _("Meminta kantong arsip tahun {year}."),
    "bag_made": _("Membuat kantong arsip tahun {year}, sidik jari {sha256}."),
    "bag_given_up": _("Gagal membuat kantong arsip tahun {year}."),
    "bag_taken": _("Mengunduh kantong arsip tahun {year}."),
    "bag_removed": _("Menghapus kantong arsip tahun {year} karena masa simpannya habis."),
    "backup_taken": _("Mengambil cadangan basis data dan berkas."),
    "table_brought_in": _("Membawa {count} baris tabel {kind}[, sidik jari {sha256}]."),
    # documents
    "document_registered": _("Mendaftarkan {title} dengan nomor {number}."),
    "document_signed": _("Mencatat tanda tangan {position} pada dokumen {number}[, sidik jari pindaian {scan}]."),
    "document_sealed": _(
        "Menandatangani dokumen {number} secara elektronik sebagai {position}[, sidik jari sertifikat {certificate}]"
        "[, sidik jari berkas {file}]."
    ),
    "document_taken_back": _("Menarik kembali dokumen {number}."),
    "signing_certificate_kept": _(
        "Menyimpan sertifikat elektronik[, sidik jari {certificate}][, berlaku sampai {until}]."
    ),
    "signing_certificate_removed": _("Menghapus sertifikat elektronik[, sidik jari {certificate}]."),
    "letter_template_kept": _("Memasang templat surat {kind}, sidik jari {sha256}."),
    "letter_template_failed": _(
        "Templat surat {kind} gagal diisi untuk {number}, sehingga DOCX-nya berbentuk biasa: {fault}"
    ),
    "letter_template_removed": _("Melepas templat surat {kind}."),
    "signing_service_set": _("Menetapkan layanan BSrE {address}, versi {version}."),
    "signing_service_removed": _("Menghapus layanan BSrE {address}."),
    "signing_identity_kept": _("Menyimpan NIK untuk menandatangani lewat BSrE."),
    "signing_identity_removed": _("Menghapus NIK untuk menandatangani lewat BSrE."),
    "signer_rules_changed": _("Mengubah penanda tangan {kind} dari {before} menjadi {after}."),
    "document_filed": _("Mengarsipkan dokumen {number}[ di {place}][: {reason}]."),
    "retention_rule_changed": _("Mengubah jadwal retensi {kind} dari {before} menjadi {after}."),
    "box_moved": _("Memindahkan boks arsip dari {before} ke {after}."),
    "file_damaged": _("Menemukan berkas {sha256} rusak atau hilang."),
    "file_whole_again": _("Menemukan berkas {sha256} utuh kembali."),
    "storage_away": _("Mendapati penyimpanan berkas tidak menjawab: {reason}."),
    "storage_back": _("Mendapati penyimpanan berkas menjawab kembali."),
    "paper_lent": _("Meminjamkan naskah {number} kepada {person} sampai {due_on}."),
    "paper_returned": _("Mencatat naskah {number} kembali dari {person}."),
    "loan_late": _("Mencatat pinjaman naskah {number} terlambat sejak {due_on}."),
    "document_inactive": _("Memindahkan naskah {number} ke arsip inaktif[, {place}]."),
    "disposal_prepared": _("Menyiapkan berita acara {number} untuk {count} naskah[, diserahkan kepada {recipient}]."),
    "disposal_cancelled": _("Membatalkan berita acara {number}."),
    "papers_destroyed": _("Memusnahkan {count} naskah menurut berita acara {number}."),
    "papers_handed_over": _("Menyerahkan {count} naskah[ kepada {recipient}] menurut berita acara {number}."),
    "document_sent": _("Mengirim dokumen {number}[ kepada {recipient}]."),
    "rendition_renewed": _("Membuat ulang berkas {format} dokumen {number} karena yang lama rusak atau hilang."),
    "job_retried": _("Mengulang pembuatan berkas dokumen {number}."),
    "number_reserved": _("Mencadangkan nomor {number} tanggal {date} untuk {kind}: {reason}."),
    "number_voided": _("Membatalkan nomor cadangan {number}: {reason}."),
    "kind_pattern_changed": _("Mengubah pola nomor {kind} dari {before} menjadi {after}."),
    "number_pattern_changed": _("Mengubah pola nomor dari {before} menjadi {after}."),
    # the SOP
    "sop_uploaded": _("Mengunggah SOP {name}."),
    "sop_activated": _("Memberlakukan SOP {name} sejak {active_from}."),
    # the plan
    "plan_added": _("Menambahkan rencana {name} {years}."),
    "plan_changed": _("Mengubah rencana {name} {years}."),
    "node_added": _("Menambahkan {level} {node}[ di bawah {parent}]."),
    "node_changed": _("Mengubah {level} {node}."),
    "node_moved": _("Memindahkan {level} {node}[ dari {former}][ ke {parent}][, urutan {order}]."),
    "node_ended": _("Mengakhiri {level} {node} pada tahun {last_year}: {reason}"),
    "node_removed": _("Menghapus {level} {node} yang belum dipakai."),
    # indicators
    "indicator_created": _("Menambahkan indikator {indicator} {name}."),
    "indicator_kept": _("Menetapkan indikator {indicator} {name} tetap sejak {year}[, keputusan {decree}]: {reason}"),
    "indicator_revised": _("Merevisi indikator {indicator} {name} sejak {year}[, keputusan {decree}]: {reason}"),
    "indicator_replaced": _(
        "Mengganti indikator {former} dengan {indicator} {name} sejak {year}[, keputusan {decree}]: {reason}"
    ),
    "indicator_stopped": _("Menghentikan indikator {indicator} {name} sejak {year}[, keputusan {decree}]: {reason}"),
    "indicator_changed": _("Mengubah indikator {indicator}."),
    "cross_rule_added": _("Menambahkan aturan antarindikator “{name}”: {expression}."),
    "cross_rule_changed": _("Mengubah aturan antarindikator “{name}”: {expression}."),
    "cross_rule_stopped": _("Menghentikan aturan antarindikator “{name}” sesudah tahun {last_year}."),
    "targets_set": _("Menetapkan target indikator {indicator} tahun {year}[: {reason}]."),
    "benchmark_set": _("Mencatat pembanding {scope} {year} untuk indikator {indicator}: {source}."),
    "benchmark_removed": _("Menghapus pembanding {scope} {year} dari indikator {indicator}."),
    "plan_targets_set": _("Menetapkan target jangka menengah indikator {indicator}[: {reason}]."),
    "budget_set": _("Menetapkan anggaran {programme} tahun {year}[: {reason}]."),
    "spending_recorded": _("Mencatat realisasi anggaran {programme} tahun {year}."),
    "activity_planned": _(
        "Menambahkan kegiatan “{activity}” pada rencana aksi {position} {year}, indikator {indicator}."
    ),
    "activity_replanned": _("Mengubah kegiatan “{activity}” pada rencana aksi {position} {year}: {changed}."),
    "activity_dropped": _("Menghapus kegiatan “{activity}” dari rencana aksi {position} {year}."),
    "realisation_saved": _("Menyimpan realisasi indikator {indicator} {period}."),
    "realisation_brought": _("Membawa realisasi indikator {indicator} {period} dari tabel[, sidik jari {sha256}]."),
    "evidence_attached": _("Melampirkan bukti {name} pada indikator {indicator} {period}."),
    "evidence_removed": _("Melepas bukti {name} dari indikator {indicator} {period}[: {reason}]."),
    "warning_answered": _("Menjawab peringatan pada indikator {indicator} {period}: {answer}"),
    # reports
    "agreement_outdated": _("Mencatat bahwa {title} ({number}) perlu diubah."),
    "section_edited": _("Menyunting bagian laporan {period}."),
    "picture_given": _("Menyimpan gambar untuk laporan {period}[, sidik jari {sha256}]."),
    "section_commented": _("Mengomentari bagian “{title}” laporan {period}: {text}"),
    "comment_answered": _("Menjawab komentar pada bagian “{title}” laporan {period}: {text}"),
    "comment_resolved": _("Menandai selesai komentar pada bagian “{title}” laporan {period}."),
    "review_asked": _("Meminta reviu laporan {period}[: {note}]."),
    "review_returned": _("Mengembalikan laporan {period} dengan catatan reviu: {message}"),
    "review_stated": _("Menyatakan laporan {period} telah direviu."),
    "review_withdrawn_by_planner": _("Menarik permintaan reviu laporan {period}."),
    "report_published": _("Mengumumkan {title} ({number})[ di {address}]."),
    "publication_ended": _("Menurunkan {title} ({number}) dari halaman informasi berkala: {reason}"),
    "report_frozen": _("Membekukan laporan {period} sebagai versi {version}."),
    "recommendation_set": _("Mengisi rekomendasi indikator {indicator} untuk {period}."),
    # cycles
    "round_opened": _("Membuka putaran {period}."),
    "task_opened": _("Membuka tugas langkah {step}."),
    "limit_moved": _("Batas waktu bergeser karena kalender kerja berubah."),
    "task_finished": _("Menyelesaikan langkah {step}[ dengan hasil “{outcome}”][: {reason}]."),
    "task_withdrawn": _("Menarik tugas[: {reason}]."),
    "task_readdressed": _("Mengalihkan tugas kepada jabatan lain[: {reason}]."),
    "task_extended": _("Menambahkan bagian jabatan lain ke tugas ini[: indikator {indicators}]."),
    "task_taken_back": _("Mengambil kembali langkah {step}[: {reason}]."),
    "task_restored": _("Membuka kembali tugas langkah {step} karena pengembaliannya diambil kembali."),
    "task_vacant": _("Mencatat tugas langkah {step} tidak berpejabat: jabatannya kosong."),
    "check_deadlocked": _("Mencatat pemeriksaan langkah {step} tidak berpemeriksa: pejabatnya ikut menulis laporan."),
    "round_not_opened": _("Mencatat putaran {period} belum dapat dibuka: {reasons}"),
    "task_due_soon": _("Mengingatkan bahwa batas waktu langkah {step} sudah dekat."),
    "task_reminded": _("Mengingatkan pemegang tugas langkah {step}."),
    "late_reminded": _("Mengingatkan bahwa langkah {step} terlambat."),
    "task_late": _("Mencatat langkah {step} terlambat."),
    "worksheet_taken_in": _("Memasukkan {count} isian dari lembar kerja luring, sidik jari {sha256}."),
    "value_returned": _("Mengembalikan nilai indikator {indicator}: {reason}"),
    "value_changed_by_author": _("Mengubah nilai indikator {indicator} sebagai penyusun laporan: {reason}"),
    "value_corrected": _("Mengoreksi nilai indikator {indicator} sesudah disetujui: {reason}"),
    "question_asked": _("Bertanya tentang nilai indikator {indicator} {period}: {text}"),
    "question_answered": _("Menjawab pertanyaan tentang nilai indikator {indicator} {period}: {text}"),
    "question_resolved": _("Menyelesaikan pertanyaan tentang nilai indikator {indicator} {period}."),
    "correction_proposed": _("Mengusulkan koreksi nilai indikator {indicators} {period}: {reason}"),
    "correction_asked": _("Meminta koreksi nilai indikator {indicators} {period}: {reason}"),
    "correction_granted": _("Mengizinkan koreksi nilai indikator {indicators} {period}: {reason}"),
    "correction_refused": _("Menolak koreksi nilai indikator {indicators} {period}: {reason}"),
    "correction_filled": _(
        "Mengisi koreksi nilai indikator {indicator} {period}[, berkas {file}][, tanpa {removed}][, tetap dengan {kept}]."
    ),
    "correction_handed_in": _(
        "Menyerahkan koreksi nilai indikator {indicators} {period}[, menerbitkan {documents}]: {reason}"
    ),
    "correction_ended": _("Mengakhiri koreksi nilai indikator {indicators} {period}: {reason}"),
    "file_attached": _("Melampirkan berkas hasil langkah."),
    "file_detached": _("Melepas berkas {name} dari hasil langkah."),
    "started_without": _("Memulai tanpa menunggu unit yang terlambat: {reason}"),
    "unit_handed_over": _("Menyerahkan hasil unit ke langkah {to}."),
    "cycle_finished": _("Menyelesaikan siklus."),
}

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_NAMED = re.compile(r"\{(\w+)\}")
_MISSING = "–"


_NOBODY: Mapping[int, str] = MappingProxyType({})


def people_in(entries: Iterable[Entry]) -> set[int]:
    """Whose names are wanted: who acted, and whom the facts speak of."""
    spoken_of = (entry.facts.get("person") for entry in entries)
    return {entry.actor_id for entry in entries if entry.actor_id} | {one for one in spoken_of if isinstance(one, int)}


def describe(entry: Entry, names: Mapping[int, str] = _NOBODY) -> str:
    """The sentence, in the reader's language. An action of another version is shown by its name, not lost."""
    if entry.action not in SENTENCES:
        return entry.action
    facts = _words(entry.facts)
    facts["person"] = _person(entry.facts, names)
    template = str(SENTENCES[entry.action])
    shortened = _OPTIONAL.sub(lambda part: part[1] if _complete(part[1], facts) else "", template)
    # by substitution, not by format(): a fact may contain braces of its own
    said = _NAMED.sub(lambda name: facts.get(name[1]) or _MISSING, shortened)
    # what somebody wrote ends as he ended it
    return said.removesuffix(".") if said.endswith(("..", "?.", "!.")) else said


def _complete(part: str, facts: dict[str, str]) -> bool:
    return all(facts.get(name) for name in _NAMED.findall(part))


def _words(facts: dict[str, Any]) -> dict[str, str]:
    words = {name: _word(value) for name, value in facts.items()}
    words["period"] = _period(facts)
    words["changed"] = _changed(facts)
    words["fields"] = field_words(facts.get("fields") or ()) or words["changed"]
    return words


def _person(facts: dict[str, Any], names: Mapping[int, str]) -> str:
    """Entries from before ids were kept hold the name itself; `person_changed` held it under another word."""
    person = facts.get("person", facts.get("name"))
    if isinstance(person, int):
        return names.get(person) or gettext("orang nomor %d") % person
    return _word(person)


def _word(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_word(each) for each in value)
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return say_date(date.fromisoformat(value))
    return "" if value is None else str(value)


def _period(facts: dict[str, Any]) -> str:
    year, quarter = facts.get("year"), facts.get("quarter")
    if isinstance(year, int) and isinstance(quarter, int):
        return str(Quarter(year, quarter))
    return "" if year is None else str(year)


def _changed(facts: dict[str, Any]) -> str:
    """Old and new values side by side, as the office calls each field: the record is for those who look closely.

    In one order, since the two databases keep facts in different ones.
    """
    before, after = facts.get("before"), facts.get("after")
    if not isinstance(before, dict) or not isinstance(after, dict):
        return ""
    return "; ".join(
        f"{field_word(name)} “{_word(before.get(name))}” → “{_word(value)}”" for name, value in sorted(after.items())
    )
