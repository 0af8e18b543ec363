"""What the agency measures. One indicator is entered as a table of one row, so that both ways obey the same rules."""

import csv
import io
import re

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from triwulan.core.quarters import Quarter
from triwulan.indicators.models import Indicator, Objective, Target
from triwulan.indicators.models.indicator import Aggregation, Polarity, TargetKind
from triwulan.indicators.planning import PlanRefused, import_indicators
from triwulan.indicators.queries import valid_in
from triwulan.organisations.models import Position, Unit
from triwulan.organisations.queries import valid_on
from triwulan.web.access import DeskRequest, needs

_KINDS = (
    ("tunggal", gettext_lazy("satu angka")),
    ("persentase", gettext_lazy("persentase: pembilang dan penyebut")),
    ("rasio", gettext_lazy("rasio: pembilang dan penyebut")),
    ("selisih", gettext_lazy("selisih dua angka")),
    ("jumlah", gettext_lazy("jumlah beberapa angka")),
    ("rata_rata", gettext_lazy("rata-rata beberapa angka")),
    ("berbobot", gettext_lazy("rata-rata berbobot")),
    ("kategori", gettext_lazy("kategori")),
)
# Of the table's only row; the form has no rows.
_ROW = re.compile(r"^Baris 2: ")


class IndicatorForm(forms.Form):
    """Fields are named as the table's columns."""

    kode = forms.CharField(label=gettext_lazy("Kode"), max_length=40)
    nama = forms.CharField(label=gettext_lazy("Nama indikator"), max_length=300)
    sasaran = forms.CharField(
        label=gettext_lazy("Sasaran"),
        max_length=300,
        help_text=gettext_lazy("Yang sudah ada, atau yang baru"),
        widget=forms.TextInput(attrs={"list": "sasaran-ada"}),
    )
    unit = forms.ChoiceField(label=gettext_lazy("Unit"))
    pemilik = forms.ChoiceField(label=gettext_lazy("Jabatan yang mengisi"), required=False)
    definisi = forms.CharField(label=gettext_lazy("Definisi"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    satuan = forms.CharField(label=gettext_lazy("Satuan"), max_length=60, help_text=gettext_lazy("Misalnya: dokumen"))
    desimal = forms.IntegerField(label=gettext_lazy("Angka di belakang koma"), min_value=0, max_value=6, initial=0)
    jenis_nilai = forms.ChoiceField(label=gettext_lazy("Nilainya dihitung dari"), choices=_KINDS)
    variabel = forms.CharField(
        label=gettext_lazy("Nama angka yang diisi"),
        max_length=400,
        required=False,
        help_text=gettext_lazy(
            "Dipisah |, bobot sesudah =, misalnya: Kelas A = 60 | Kelas B = 40. Kosong: sesuai jenisnya"
        ),
    )
    polaritas = forms.ChoiceField(label=gettext_lazy("Arah"), choices=Polarity.choices)
    agregasi = forms.ChoiceField(label=gettext_lazy("Setahun dari triwulan"), choices=Aggregation.choices)
    jenis_target = forms.ChoiceField(label=gettext_lazy("Target"), choices=TargetKind.choices)
    tahun = forms.IntegerField(label=gettext_lazy("Tahun target"), min_value=2000, max_value=2100)
    target_tw1 = forms.CharField(label=gettext_lazy("Target TW I"), max_length=40, required=False)
    target_tw2 = forms.CharField(label=gettext_lazy("Target TW II"), max_length=40, required=False)
    target_tw3 = forms.CharField(label=gettext_lazy("Target TW III"), max_length=40, required=False)
    target_tw4 = forms.CharField(label=gettext_lazy("Target TW IV"), max_length=40, required=False)
    target_tahun = forms.CharField(label=gettext_lazy("Target setahun"), max_length=40, required=False)
    bukti_wajib = forms.BooleanField(label=gettext_lazy("Bukti wajib diunggah"), required=False, initial=True)

    def as_table_row(self) -> str:
        cells = self.cleaned_data | {"bukti_wajib": "ya" if self.cleaned_data["bukti_wajib"] else "tidak"}
        text = io.StringIO()
        csv.writer(text).writerows([list(cells), ["" if cell is None else str(cell) for cell in cells.values()]])
        return text.getvalue()


@needs("admin", "perencana")
@require_safe
def indicators(request: DeskRequest) -> HttpResponse:
    year = _year(request)
    there = Indicator.objects.filter(valid_in(year)).select_related("unit", "owner", "objective")
    targets: dict[int, dict[int | None, Target]] = {}
    for target in Target.objects.filter(indicator__in=there, year=year):
        targets.setdefault(target.indicator_id, {})[target.quarter] = target
    rows = [(each, [targets.get(each.pk, {}).get(quarter) for quarter in (1, 2, 3, 4, None)]) for each in there]
    return render(request, "manage/indicators.html", {"rows": rows, "year": year})


@needs("admin", "perencana")
def new_indicator(request: DeskRequest) -> HttpResponse:
    form = IndicatorForm(request.POST or None, initial={"tahun": _year(request)})
    _offer(request, form)
    if form.is_valid():
        try:
            import_indicators(request.agency, form.as_table_row(), actor=request.desk.actor("perencana", "admin"))
        except PlanRefused as refused:
            for sentence in refused.sentences:
                form.add_error(None, _ROW.sub("", sentence))
        else:
            messages.success(request, _("Indikator %(code)s tersimpan.") % {"code": form.cleaned_data["kode"]})
            return redirect("manage:indicators")
    return render(request, "manage/indicator.html", {"form": form, "objectives": Objective.objects.all()})


def _offer(request: DeskRequest, form: IndicatorForm) -> None:
    units, owners = form.fields["unit"], form.fields["pemilik"]
    assert isinstance(units, forms.ChoiceField)  # noqa: S101 - the class above says so
    assert isinstance(owners, forms.ChoiceField)  # noqa: S101
    today = valid_on(request.desk.today)
    units.choices = [(unit.name, unit.name) for unit in Unit.objects.filter(today, parent__isnull=False)]
    titles = Position.objects.filter(today).values_list("title", flat=True)
    owners.choices = [("", _("belum ditentukan")), *((title, title) for title in titles)]


def _year(request: DeskRequest) -> int:
    wanted = request.GET.get("tahun", "")
    return int(wanted) if wanted.isdecimal() and len(wanted) == 4 else Quarter.containing(request.desk.today).year  # noqa: PLR2004
