"""What proves the criteria of reporting (3.a to 3.c), and what is missing of it, a sentence each."""

from datetime import date
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from triwulan.core.quarters import Quarter
from triwulan.core.spoken import say_date
from triwulan.cycles.readiness import Wanted
from triwulan.dashboards.lke.known import Known
from triwulan.dashboards.lke.measuring import QUARTERS, Proof
from triwulan.documents.kinds.bukti_lke import Criterion
from triwulan.documents.models import Document
from triwulan.documents.queries import register_status
from triwulan.reports.models import Outcome

MONTHS_FOR_THE_YEAR = 2
"""After the year's end, for the head of an agency to hand its report to the regent (Perpres 29/2014; DOMAIN.md 1)."""


def written(known: Known) -> Proof:
    found = [_numbered(each) for each in known.of_kind("laporan_kinerja")]
    return found, [] if found else [_("Laporan kinerja tahun ini belum disusun; langkah perencana.")]


def quarterly(known: Known) -> Proof:
    papers = known.of_kind("laporan_triwulan")
    there = {each.quarter for each in papers}
    lacks = [
        _("Laporan %(quarter)s belum ada.") % {"quarter": Quarter(known.year, number)}
        for number in QUARTERS
        if number not in there
    ]
    return [_numbered(each) for each in papers], lacks


def formal(known: Known) -> Proof:
    """A number makes it official, a signature the agency's own."""
    papers = known.of_kind("laporan_triwulan", "laporan_kinerja")
    unsigned = [each.number for each in papers if not all(one.signed_at for one in each.signings.all())]
    found = [
        _("%(count)d laporan terdaftar dengan nomor, tanggal dan kode pemeriksaan keaslian.") % {"count": len(papers)}
    ]
    lacks = [_("Tanda tangan pada %(numbers)s.") % {"numbers": ", ".join(unsigned)}] if unsigned else []
    return (found if papers else []), lacks or ([] if papers else [_("Belum ada laporan dalam register.")])


def reviewed(known: Known) -> Proof:
    stated = [each for each in known.reviews if each.outcome == Outcome.STATED]
    found = [
        _("Inspektorat menyatakan telah mereviu pada %(day)s (putaran reviu ke-%(turn)d).")
        % {"day": say_date(each.stated_on) if each.stated_on else "–", "turn": each.turn}
        for each in stated
    ]
    return found, [] if found else [_("Pernyataan telah direviu; diberikan Inspektorat atas permintaan perencana.")]


def published(known: Known) -> Proof:
    if known.publication is None:
        return [], [_("Laporan kinerja belum diterbitkan; diterbitkan perencana dari register dokumen.")]
    facts = {"day": say_date(known.publication.published_on), "address": known.publication.address or "–"}
    return [_("Diterbitkan %(day)s, juga di %(address)s.") % facts], []


def delivered(known: Known) -> Proof:
    """The year's report by the end of February; each quarter's when it was sent."""
    found = [
        _("%(number)s dikirim kepada %(to)s %(when)s.")
        % {"number": each.number, "to": each.sent_to, "when": known.when(each.sent_at)}
        for each in known.of_kind("laporan_triwulan", "laporan_kinerja")
        if each.sent_at
    ]
    limit = date(known.year + 1, MONTHS_FOR_THE_YEAR + 1, 1)
    late = [each for each in known.of_kind("laporan_kinerja") if not _sent_before(each, limit, known)]
    lacks = [
        _("%(number)s belum tercatat dikirim sebelum %(day)s.") % {"number": each.number, "day": say_date(limit)}
        for each in late
    ]
    if not known.of_kind("laporan_kinerja"):
        lacks = [_("Laporan kinerja belum ada, jadi belum dikirim.")]
    return found, lacks


def from_readiness(known: Known, code: str) -> tuple[Criterion, ...]:
    """3.b and 3.c: what the year's report says, as its readiness list found it."""
    if known.wanted is None:
        sentence = _("Laporan kinerja tahun ini belum mulai disusun.")
        return (Criterion(f"{code}.1", _("Isi laporan kinerja"), (), (sentence,)),)
    asked = [wanted for wanted in known.wanted if wanted.criterion == code]
    return tuple(_criterion(f"{code}.{number}", wanted) for number, wanted in enumerate(asked, start=1))


def _criterion(code: str, wanted: Wanted) -> Criterion:
    found = _("Ada pada %(found)d dari %(count)d.") % {"found": wanted.found, "count": wanted.count}
    lacks = (lack.what if lack.supplier is None else f"{lack.what} ({lack.supplier.title})" for lack in wanted.lacks)
    return Criterion(code, wanted.sentence, (found,) if wanted.found else (), tuple(lacks))


def _numbered(document: Document) -> str:
    states = {"sent": _("sudah dikirim"), "signed": _("sudah ditandatangani"), "unsigned": _("belum ditandatangani")}
    facts = {"title": document.title, "number": document.number, "day": say_date(document.date)}
    return _("%(title)s, nomor %(number)s tanggal %(day)s") % facts + f", {states[register_status(document)]}."


def _sent_before(document: Document, limit: date, known: Known) -> bool:
    zone = ZoneInfo(known.agency.time_zone)
    return document.sent_at is not None and document.sent_at.astimezone(zone).date() < limit
