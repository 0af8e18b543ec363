"""What an entry is about: the word for it, and its page where there is one that the reader may open."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from triwulan.audit.models import Entry


@dataclass(frozen=True)
class Kind:
    """`page` takes the object's id; without one, the page of the entry's cycle is the nearest."""

    word: Promise
    page: str = ""
    administrators: bool = False


KINDS = {
    "assignment": Kind(_("Tugas")),
    "cycle": Kind(_("Siklus"), "cycles:detail"),
    "round": Kind(_("Putaran"), "rounds:detail"),
    "realisation": Kind(_("Realisasi")),
    "question": Kind(_("Pertanyaan"), "indicators:question"),
    "correction": Kind(_("Koreksi"), "corrections:detail"),
    "report": Kind(_("Laporan")),
    "yearbag": Kind(_("Kantong arsip")),
    "document": Kind(_("Dokumen"), "documents:detail"),
    "indicator": Kind(_("Indikator")),
    "budget": Kind(_("Anggaran")),
    "plannedactivity": Kind(_("Rencana aksi")),
    "soprevision": Kind(_("Revisi SOP"), "sop:detail"),
    "person": Kind(_("Orang"), "manage:person", administrators=True),
    "holding": Kind(_("Penunjukan jabatan")),
    "position": Kind(_("Jabatan"), "manage:position", administrators=True),
    "unit": Kind(_("Unit"), "manage:unit", administrators=True),
    "role": Kind(_("Peran")),
    "agency": Kind(_("Perangkat daerah")),
    "government": Kind(_("Pemerintah daerah")),
    "reviewgrant": Kind(_("Hak reviu")),
    "holiday": Kind(_("Hari libur")),
    "ramadanperiod": Kind(_("Ramadan")),
    "officehours": Kind(_("Jam kerja")),
    "plan": Kind(_("Rencana")),
    "node": Kind(_("Pohon kinerja")),
    "cross_rule": Kind(_("Aturan antarindikator")),
    "archivebox": Kind(_("Boks arsip"), "archive:box"),
    "loan": Kind(_("Peminjaman naskah")),
    "disposal": Kind(_("Berita acara arsip"), "archive:disposal"),
    "storedfile": Kind(_("Berkas tersimpan")),
    "reservednumber": Kind(_("Nomor cadangan")),
    "reminderrule": Kind(_("Aturan pengingat")),
    "remindertimes": Kind(_("Jam pengingat")),
    "webhook": Kind(_("Webhook")),
    "feedaddress": Kind(_("Kalender pribadi")),
}


def word_of(subject_type: str) -> str:
    """Another version's kind goes by its own name."""
    kind = KINDS.get(subject_type)
    return str(kind.word) if kind else subject_type


def page_of(entry: Entry, *, administrator: bool) -> str:
    kind = KINDS.get(entry.subject_type)
    if kind is not None and kind.page and (administrator or not kind.administrators):
        return reverse(kind.page, args=[entry.subject_id])
    return reverse("cycles:detail", args=[entry.cycle_id]) if entry.cycle_id else ""
