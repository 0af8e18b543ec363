"""What statistical metadata asks of an indicator (MS-Ind) and of its variables (MS-Var), in the words of the BPS forms."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from triwulan.core.numbers import NumberUnreadable, format_exact, parse_number
from triwulan.indicators.models import Frequency, Indicator, Variable
from triwulan.indicators.planning import Metadata, VariableMetadata
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR

LONGEST = 10_000


def _line(label: Any, longest: int, help_text: Any = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=longest, required=False, help_text=help_text)


def bound_field(label: Any, help_text: Any = "") -> forms.CharField:
    return forms.CharField(
        label=label,
        max_length=40,
        required=False,
        help_text=help_text,
        widget=forms.TextInput({"inputmode": "decimal"}),
    )


def number_typed(text: str) -> Decimal | None:
    """A number as offices write it."""
    try:
        return parse_number(text) if text.strip() else None
    except NumberUnreadable as unreadable:
        raise forms.ValidationError(unreadable.sentence) from unreadable


def number_shown(value: Decimal | None) -> str:
    return "" if value is None else format_exact(value)


def _prose(label: Any, help_text: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, max_length=LONGEST, required=False, help_text=help_text, widget=widget)


class MetadataForm(forms.Form):
    iku = forms.BooleanField(label=gettext_lazy("Indikator Kinerja Utama (IKU)"), required=False)
    frekuensi = forms.ChoiceField(label=gettext_lazy("Diukur"), choices=Frequency.choices, required=False)
    konsep = _line(gettext_lazy("Konsep"), 200, gettext_lazy("Tanpa singkatan, satuan, waktu atau wilayah"))
    metode = _prose(gettext_lazy("Rumus dan cara penghitungan"))
    interpretasi = _prose(gettext_lazy("Interpretasi"), gettext_lazy("Apa arti nilai yang tinggi atau rendah"))
    ukuran = _line(gettext_lazy("Ukuran"), 60, gettext_lazy("Misalnya: jumlah, persentase, indeks"))
    klasifikasi = _line(gettext_lazy("Klasifikasi penyajian"), 200)
    level_estimasi = _line(gettext_lazy("Level estimasi"), 100, gettext_lazy("Misalnya: kabupaten"))
    komposit = forms.BooleanField(label=gettext_lazy("Indikator komposit"), required=False)
    pembangun = _prose(gettext_lazy("Publikasi dan indikator pembangun"), gettext_lazy("Bila komposit"))
    umum = forms.BooleanField(label=gettext_lazy("Dapat diakses umum"), required=False)
    sumber = _line(gettext_lazy("Sumber data"), 200)
    bukti_diminta = _line(gettext_lazy("Bukti yang diminta"), 300)
    data_awal = _line(gettext_lazy("Data awal"), 40, gettext_lazy("Kondisi sebelum rencana dimulai"))
    tahun_data_awal = forms.IntegerField(
        label=gettext_lazy("Tahun data awal"), min_value=FIRST_YEAR, max_value=LAST_YEAR, required=False
    )

    nilai_terkecil = bound_field(
        gettext_lazy("Nilai paling kecil yang mungkin"), gettext_lazy("Kosong: tanpa batas. Di luarnya isian ditolak")
    )
    nilai_terbesar = bound_field(
        gettext_lazy("Nilai paling besar yang mungkin"), gettext_lazy("Misalnya 100 untuk persentase")
    )

    def clean_data_awal(self) -> Decimal | None:
        return number_typed(str(self.cleaned_data["data_awal"]))

    def clean_nilai_terkecil(self) -> Decimal | None:
        return number_typed(str(self.cleaned_data["nilai_terkecil"]))

    def clean_nilai_terbesar(self) -> Decimal | None:
        return number_typed(str(self.cleaned_data["nilai_terbesar"]))

    def metadata(self) -> Metadata:
        entered = self.cleaned_data
        found = Metadata(**{column: entered[name] for name, column in _COLUMNS.items()})
        return found if found.frequency else replace(found, frequency=Frequency.QUARTERLY)


_COLUMNS = {
    "iku": "is_key",
    "frekuensi": "frequency",
    "konsep": "concept",
    "metode": "method",
    "interpretasi": "interpretation",
    "ukuran": "size",
    "klasifikasi": "classification",
    "level_estimasi": "estimation_level",
    "komposit": "is_composite",
    "pembangun": "composed_of",
    "umum": "is_public",
    "bukti_diminta": "evidence_wanted",
    "data_awal": "baseline",
    "tahun_data_awal": "baseline_year",
    "nilai_terkecil": "value_minimum",
    "nilai_terbesar": "value_maximum",
}
_NUMBERS = ("data_awal", "nilai_terkecil", "nilai_terbesar")
NO_INDICATOR = {"frekuensi": Frequency.QUARTERLY, "umum": True}


def metadata_entered(found: Indicator) -> dict[str, Any]:
    """As `MetadataForm` shows it."""
    entered = {name: getattr(found, column) for name, column in _COLUMNS.items()}
    return entered | {name: number_shown(entered[name]) for name in _NUMBERS} | {"sumber": found.source}


class VariableForm(forms.Form):
    """One for each variable of an indicator, told apart by its prefix."""

    terkecil = bound_field(gettext_lazy("Isian paling kecil"), gettext_lazy("Kosong: tanpa batas"))
    terbesar = bound_field(gettext_lazy("Isian paling besar"), gettext_lazy("Kosong: tanpa batas"))
    alias = _line(gettext_lazy("Alias"), 100)
    konsep = _line(gettext_lazy("Konsep"), 200)
    definisi = _prose(gettext_lazy("Definisi"))
    referensi_pemilihan = _line(gettext_lazy("Referensi pemilihan"), 200)
    referensi_waktu = _line(gettext_lazy("Referensi waktu"), 100)
    tipe_data = _line(gettext_lazy("Tipe data"), 40, gettext_lazy("Misalnya: bilangan bulat"))
    klasifikasi = _line(gettext_lazy("Klasifikasi isian"), 200)
    aturan_validasi = _line(gettext_lazy("Aturan validasi"), 300)
    pertanyaan = _line(gettext_lazy("Kalimat pertanyaan"), 300)
    umum = forms.BooleanField(label=gettext_lazy("Dapat diakses umum"), required=False)

    def clean_terkecil(self) -> Decimal | None:
        return number_typed(str(self.cleaned_data["terkecil"]))

    def clean_terbesar(self) -> Decimal | None:
        return number_typed(str(self.cleaned_data["terbesar"]))

    def bounds(self) -> dict[str, Decimal | None]:
        return {"minimum": self.cleaned_data["terkecil"], "maximum": self.cleaned_data["terbesar"]}

    def metadata(self) -> VariableMetadata:
        return VariableMetadata(**{column: self.cleaned_data[name] for name, column in _VARIABLE_COLUMNS.items()})


_VARIABLE_COLUMNS = {
    "alias": "alias",
    "konsep": "concept",
    "definisi": "definition",
    "referensi_pemilihan": "chosen_after",
    "referensi_waktu": "time_reference",
    "tipe_data": "data_type",
    "klasifikasi": "classification",
    "aturan_validasi": "validation_rule",
    "pertanyaan": "question",
    "umum": "is_public",
}


def variable_entered(variable: Variable) -> dict[str, Any]:
    bounds = {"terkecil": number_shown(variable.minimum), "terbesar": number_shown(variable.maximum)}
    return bounds | {name: getattr(variable, column) for name, column in _VARIABLE_COLUMNS.items()}
