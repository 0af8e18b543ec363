"""What proves the criteria of measuring (2.a to 2.c), and what is missing of it, a sentence each."""

from decimal import Decimal

from django.utils.translation import gettext as _

from triwulan.core.numbers import format_percent
from triwulan.core.quarters import Quarter
from triwulan.core.spoken import say_date
from triwulan.dashboards.completeness import rates
from triwulan.dashboards.efficiency import points
from triwulan.dashboards.lke.known import Known
from triwulan.dashboards.timeliness import tally
from triwulan.indicators.spending import spending_by

Proof = tuple[list[str], list[str]]
"""What was found, and what is missing."""

QUARTERS = (1, 2, 3, 4)


def guideline(known: Known) -> Proof:
    sops = {each.round.revision_id: each for each in known.rounds}
    found = [
        _("SOP “%(name)s” berlaku sejak %(day)s; sidik jari teksnya %(checksum)s.")
        % {
            "name": " ".join(filter(None, [each.sop.identity.name, each.sop.identity.number])),
            "day": say_date(each.round.revision.active_from) if each.round.revision.active_from else "–",
            "checksum": each.round.revision.checksum[:16],
        }
        for each in sops.values()
    ]
    return found, [] if found else [_("Belum ada putaran yang dijalankan menurut SOP pada tahun ini.")]


def definitions(known: Known) -> Proof:
    without = [one.code for one in known.indicators if not one.definition.strip()]
    defined = len(known.indicators) - len(without)
    found = [
        _("%(defined)d dari %(all)d indikator mempunyai definisi operasional.")
        % {"defined": defined, "all": len(known.indicators)}
    ]
    lacks = (
        [_("Definisi operasional %(codes)s; dilengkapi perencana.") % {"codes": ", ".join(without)}] if without else []
    )
    return (found if defined else []), lacks or ([] if known.indicators else [_("Belum ada indikator tahun ini.")])


def mechanism(known: Known) -> Proof:
    if not known.rounds:
        return [], [_("Belum ada putaran pada tahun ini.")]
    newest = known.rounds[-1]
    found = [
        _(
            "Pengumpulan data berjalan menurut %(count)d langkah SOP dengan pelaksana, mutu baku dan keluaran masing-masing."
        )
        % {"count": len(newest.sop.steps)},
        _("%(count)d perintah tercatat dengan pemberi, penerima dan waktunya; lihat Lampiran.")
        % {"count": len(known.orders)},
    ]
    return found, []


def leaders(known: Known) -> Proof:
    returned = sum(bool(check.reason) for check in known.checks)
    facts = {"count": len(known.checks), "returned": returned}
    found = [
        _("%(count)d pemeriksaan oleh pimpinan, %(returned)d di antaranya mengembalikan dengan alasan tertulis.")
        % facts
    ]
    return (found, []) if known.checks else ([], [_("Belum ada pemeriksaan pimpinan yang selesai pada tahun ini.")])


def evidence(known: Known) -> Proof:
    filled = [one for one in known.figures if one.rows]
    asked = [one for one in filled if one.indicator.evidence_required]
    without = [one.indicator.code for one in asked if not one.evidence]
    if not filled:
        return [], [_("Belum ada nilai yang terisi pada tahun ini.")]
    if not asked:
        return [], [_("Tidak satu indikator pun mewajibkan bukti; ditandai perencana pada indikatornya.")]
    share = format_percent(100 * (len(asked) - len(without)) / Decimal(len(asked)), 0)
    found = [
        _("%(share)s indikator yang wajib berbukti sudah berbukti; berkasnya tersimpan dengan SHA-256.")
        % {"share": share}
    ]
    lacks = [_("Bukti %(codes)s; dilampirkan pengisinya.") % {"codes": ", ".join(without)}] if without else []
    return found, lacks


def in_time(known: Known) -> Proof:
    whole = tally(known.readings)
    if whole.rate is None:
        return [], [_("Belum ada langkah berbatas waktu yang selesai.")]
    facts = {"rate": format_percent(whole.rate, 0), "count": whole.judged}
    found = [_("%(rate)s dari %(count)d tugas berbatas waktu selesai tepat waktu menurut standar SOP.") % facts]
    reports = rates(known.handovers)
    if reports.rate is not None and reports.rate_on_time is not None:
        facts = {"rate": format_percent(reports.rate, 0), "on_time": format_percent(reports.rate_on_time, 0)}
        found.append(_("Laporan bidang: %(rate)s masuk, %(on_time)s masuk tepat waktu.") % facts)
    return found, []


def periodic(known: Known) -> Proof:
    opened = {each.quarter.number: each for each in known.rounds}
    found = [
        _("%(quarter)s dibuka %(when)s.") % {"quarter": each.quarter, "when": known.when(each.round.opened_at)}
        for each in known.rounds
    ]
    lacks = [
        _("Putaran %(quarter)s belum dibuka.") % {"quarter": Quarter(known.year, number)}
        for number in QUARTERS
        if number not in opened
    ]
    return found, lacks


def tiers(known: Known) -> Proof:
    givers = {order.assignment.position.title for order in known.orders}
    receivers = {order.position.title for order in known.orders}
    if not givers:
        return [], [_("Belum ada perintah berjenjang pada tahun ini.")]
    facts = {"givers": len(givers), "receivers": len(receivers)}
    return [_("%(givers)d jabatan memerintah %(receivers)d jabatan di bawahnya dan memantau tugasnya.") % facts], []


def collected_by_system(known: Known) -> Proof:
    rows = [row for figure in known.figures for row in figure.rows]
    files = sum(len(figure.evidence) for figure in known.figures)
    facts = {"values": len(rows), "files": files}
    found = [
        _("%(values)d nilai triwulanan dan %(files)d berkas bukti masuk lewat sistem dengan nama pengisi dan waktunya.")
        % facts
    ]
    return (found, []) if rows else ([], [_("Belum ada nilai yang terisi pada tahun ini.")])


def measured_by_system(known: Known) -> Proof:
    judged = [figure for figure in known.figures if figure.percent is not None]
    found = [
        _("Capaian %(count)d indikator dihitung sistem dengan rumus yang tercetak di sampingnya.")
        % {"count": len(judged)}
    ]
    return (found, []) if judged else ([], [_("Belum ada capaian yang dapat dihitung.")])


def rewards(_known: Known) -> Proof:
    """Decisions on personnel are taken elsewhere: the system says so instead of keeping silent."""
    return [], [_("Keputusan tunjangan dan penempatan tidak disimpan di sistem ini; lampirkan dari kepegawaian.")]


def adjusting(known: Known) -> Proof:
    told = (
        (known.recommendations, _("%(count)d rekomendasi perencana dalam laporan triwulan.")),
        (known.budget_changes, _("%(count)d perubahan pagu tercatat dengan alasannya.")),
        (_changed_agreements(known), _("%(count)d perjanjian kinerja diubah pada tahun berjalan.")),
        (_follow_ups(known), _("%(count)d indikator mempunyai tindak lanjut tertulis.")),
    )
    found = [sentence % {"count": count} for count, sentence in told if count]
    return found, [] if found else [
        _("Belum ada rekomendasi, perubahan pagu atau tindak lanjut; ditulis pada laporan triwulan.")
    ]


def efficiency(known: Known) -> Proof:
    quarter = known.rounds[-1].quarter if known.rounds else Quarter(known.year, 4)
    found = points(known.figures, spending_by(quarter))
    facts = {"count": len(found)}
    said = [_("Serapan anggaran disandingkan dengan capaian pada %(count)d program (kuadran efisiensi).") % facts]
    return (said, []) if found else ([], [_("Realisasi anggaran program belum diisi; diisi perencana.")])


def understood(known: Known) -> Proof:
    receipts = len(known.of_kind("tanda_terima"))
    handed = [_("%(count)d tanda terima laporan antarunit.") % {"count": receipts}] if receipts else []
    return handed, [_("Notulen rapat pembahasan hasil pengukuran; dilampirkan perencana.")]


def _changed_agreements(known: Known) -> int:
    return sum(each.supersedes_id is not None for each in known.of_kind("perjanjian_kinerja"))


def _follow_ups(known: Known) -> int:
    return sum(bool(figure.follow_up.strip()) for figure in known.figures)
