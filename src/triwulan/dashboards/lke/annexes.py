"""The lists behind the proofs: who was ordered what and when, checks, timeliness, evidence, reports."""

from collections.abc import Sequence
from itertools import groupby

from django.utils.translation import gettext as _

from triwulan.core.numbers import format_number, format_percent
from triwulan.core.spoken import say_date, say_minutes
from triwulan.dashboards.lke.known import REPORTS, Known
from triwulan.dashboards.timeliness import Tally, tallied
from triwulan.documents.blocks import Column, GroupRow, Row, Table

RATE_DECIMALS = 0


def annexes(known: Known) -> tuple[Table, ...]:
    """Those that have a row."""
    made = (orders(known), checks(known), by_step(known), by_unit(known), evidence(known), reports(known))
    return tuple(table for table in made if table.rows)


def orders(known: Known) -> Table:
    columns = (
        Column(_("Waktu"), width=46),
        Column(_("Pemberi perintah")),
        Column(_("Penerima")),
        Column(_("Perintah")),
        Column(_("Indikator"), "tengah", width=20),
    )
    rows: list[Row | GroupRow] = []
    for period, group in groupby(known.orders, key=lambda order: order.assignment.step_run.cycle.round.period):
        rows.append(GroupRow(str(period)))
        for order in group:
            told = order.instruction or order.assignment.note or "–"
            finished = order.assignment.finished_at
            rows.append(
                (
                    known.when(finished) if finished else "–",
                    order.assignment.position.title,
                    order.position.title,
                    told,
                    str(len(order.indicators.all())),
                )
            )
    return Table(_("Perintah berjenjang (disposisi)"), columns, tuple(rows))


def checks(known: Known) -> Table:
    columns = (
        Column(_("Waktu"), width=46),
        Column(_("Unit")),
        Column(_("Pemeriksa")),
        Column(_("Hasil"), width=28),
        Column(_("Alasan")),
    )
    rows = [
        (
            known.when(check.finished_at) if check.finished_at else "–",
            check.cycle.unit.name,
            ", ".join(dict.fromkeys(one.position.title for one in check.assignments.all() if one.finished_at)),
            check.outcome or "–",
            check.reason or "–",
        )
        for check in known.checks
    ]
    return Table(_("Pemeriksaan pimpinan dan alasannya"), columns, tuple(rows))


def by_step(known: Known) -> Table:
    rows = tallied(known.readings, lambda row: f"{row.label} {row.step.kind.label}")
    return _timeliness(_("Ketepatan waktu menurut langkah SOP"), _("Langkah"), list(rows.items()))


def by_unit(known: Known) -> Table:
    rows = tallied(sorted(known.readings, key=lambda row: row.unit.is_agency), lambda row: row.unit.unit)
    return _timeliness(_("Ketepatan waktu menurut unit"), _("Unit"), list(rows.items()))


def evidence(known: Known) -> Table:
    columns = (
        Column(_("Kode"), width=34),
        Column(_("Indikator")),
        Column(_("Nilai terisi"), "tengah", width=26),
        Column(_("Berkas bukti"), "tengah", width=26),
        Column(_("Capaian"), "persen", width=26),
    )
    rows = [
        (
            figure.indicator.code,
            figure.indicator.name,
            str(len(figure.rows)),
            str(len(figure.evidence)),
            "" if figure.percent is None else format_number(figure.percent, 2),
        )
        for figure in known.figures
    ]
    return Table(_("Cakupan nilai dan bukti menurut indikator"), columns, tuple(rows))


def reports(known: Known) -> Table:
    columns = (
        Column(_("Nomor")),
        Column(_("Laporan")),
        Column(_("Unit")),
        Column(_("Tanggal"), width=32),
        Column(_("Dikirim"), width=46),
    )
    rows = [
        (
            each.number,
            each.title,
            each.unit.name,
            say_date(each.date),
            known.when(each.sent_at) if each.sent_at else "–",
        )
        for each in known.of_kind(*REPORTS)
    ]
    return Table(_("Laporan dan tanggalnya"), columns, tuple(rows))


def _timeliness(caption: str, first: str, tallies: Sequence[tuple[str, Tally]]) -> Table:
    columns = (
        Column(first),
        Column(_("Tugas"), "tengah", width=20),
        Column(_("Tepat waktu"), "tengah", width=28),
        Column(_("Terlambat"), "tengah", width=26),
        Column(_("Tepat waktu (%)"), "persen", width=34),
        Column(_("Rata-rata waktu kerja"), "tengah", width=40),
    )
    rows = [
        (
            name,
            str(one.tasks),
            str(one.on_time),
            str(one.late),
            "" if one.rate is None else format_percent(one.rate, RATE_DECIMALS),
            "–" if one.mean_used is None else say_minutes(one.mean_used),
        )
        for name, one in tallies
    ]
    return Table(caption, columns, tuple(rows))
