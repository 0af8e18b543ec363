"""A published report's table, pasted or uploaded: which of its numbers hold? Nothing of it is kept."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from triwulan.core.published.result import as_csv, periods_told, recompute_sheet
from triwulan.indicators.scales import scale_of
from triwulan.web.access import DeskRequest, member
from triwulan.web.recheck.forms import TableForm
from triwulan.web.recheck.lines import shown, tally_of
from triwulan.web.tables.handing_out import workbook_of

# Invented, to show what is asked for and what comes out.
SAMPLE = (
    "Indikator\tSatuan\tTarget\tRealisasi\tCapaian\n"
    "Persentase layanan yang terhubung\t%\t92,19\t92,37\t100,20\n"
    "Waktu tanggap gangguan\tjam\t≤ 4\t3\t125,00\n"
    "Jumlah pengunjung\torang\t2.212.558\t2.123.150\t95.96 %\n"
    "Indeks kepuasan\tindeks\t4,38\t4,60\t105,20\n"
    "Nilai pengawasan\tnilai\t70\t90\t120\n"
)


@member
@require_http_methods(["GET", "HEAD", "POST"])
def table(request: DeskRequest) -> HttpResponse:
    """What was typed stays, whatever comes of it; with `unduh` the same table comes as a file."""
    initial = {"tabel": SAMPLE if "contoh" in request.GET else ""}
    form = TableForm(request.POST or None, request.FILES or None, initial=initial)
    context: dict[str, object] = {"form": form}
    status = 200
    if form.is_valid():
        rows = recompute_sheet(form.sheet, scale=scale_of(request.agency))
        if request.POST.get("unduh") in ("1", "csv"):
            return _file(as_csv(form.sheet, rows, separator=";", mark=","))
        lines = shown(form.sheet, rows)
        failed = [line for line in lines if line.state == "late"]
        context |= {
            "sheet": form.sheet,
            "lines": lines,
            "failed": failed,
            "tally": tally_of(rows),
            "periods": periods_told(form.sheet),
        }
    elif form.is_bound:
        status = 422
    page = render(request, "recheck/table.html", context, status=status)
    return workbook_of(request, page) if "lines" in context and request.POST.get("unduh") == "xlsx" else page


def _file(text: str) -> HttpResponse:
    """As spreadsheets here read it."""
    answer = HttpResponse(f"\ufeff{text}", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="periksa-angka.csv"'
    return answer
