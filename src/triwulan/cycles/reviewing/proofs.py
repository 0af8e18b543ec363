"""What the system itself can show for three lines of the checklist: how data come in, who answers for them, what proves them."""

from django.utils.translation import gettext as _

from triwulan.cycles.models import StepRun
from triwulan.indicators.models import Evidence, Indicator, Realisation
from triwulan.reports.models import Report


def proofs_of(report: Report) -> dict[str, str]:
    """By the line's code, a sentence with numbers; four queries."""
    agency, year = report.agency, report.year
    runs = StepRun.objects.filter(cycle__round__agency=agency, cycle__round__year=year)
    finished = runs.filter(work="bahan", finished_at__isnull=False, withdrawn_at__isnull=True).count()
    live = Indicator.objects.filter(agency=agency, valid_from__lte=year).exclude(valid_to__lt=year)
    owned = live.filter(owner__isnull=False).count()
    values = Realisation.objects.filter(indicator__agency=agency, year=year)
    proved = Evidence.objects.filter(realisation__in=values, removed_at=None).values("realisation").distinct().count()
    counts = {"finished": finished, "owned": owned, "live": live.count(), "proved": proved, "values": values.count()}
    return {
        "II.3": _("Tercatat: %(finished)d penyerahan bahan lewat SOP dalam tahun ini.") % counts,
        "II.4": _("Tercatat: %(owned)d dari %(live)d indikator mempunyai penanggung jawab.") % counts,
        "II.5": _("Tercatat: %(proved)d dari %(values)d nilai disertai bukti dukung.") % counts,
    }
