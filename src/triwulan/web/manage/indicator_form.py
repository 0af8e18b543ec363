"""What is asked of an indicator. Fields are named as a table's columns, in whose words the refusals speak."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.achievement import PRINTED
from triwulan.indicators.measured import formula_words
from triwulan.indicators.models import Indicator
from triwulan.indicators.models.indicator import Aggregation, Polarity, TargetKind
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR, MOST_DECIMALS
from triwulan.organisations.models import Position, Unit
from triwulan.organisations.queries import valid_on
from triwulan.web.manage.metadata_form import MetadataForm

TARGETS: dict[str, int | None] = {
    "target_tw1": 1,
    "target_tw2": 2,
    "target_tw3": 3,
    "target_tw4": 4,
    "target_tahun": None,
}

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


def _formulas() -> list[tuple[str, str]]:
    """Asked when the form is shown, in the language of whoever is shown it."""
    return [("", _("menurut arahnya")), *((name, formula_words(printed)) for name, printed in PRINTED.items())]


PARTS = (
    (gettext_lazy("Indikator"), ("kode", "nama", "iku", "tempat", "sasaran", "unit", "pemilik", "konsep", "definisi")),
    (
        gettext_lazy("Cara menghitung"),
        (
            "metode",
            "satuan",
            "desimal",
            "nilai_terkecil",
            "nilai_terbesar",
            "jenis_nilai",
            "variabel",
            "polaritas",
            "rumus",
            "batas",
            "lantai",
            "kategori",
            "bobot",
            "agregasi",
            "jenis_target",
            "frekuensi",
        ),
    ),
    (
        gettext_lazy("Sumber dan metadata"),
        (
            "sumber",
            "bukti_wajib",
            "bukti_diminta",
            "data_awal",
            "tahun_data_awal",
            "interpretasi",
            "ukuran",
            "klasifikasi",
            "level_estimasi",
            "umum",
            "komposit",
            "pembangun",
        ),
    ),
    (gettext_lazy("Masa berlaku"), ("berlaku_sejak", "berlaku_sampai")),
    (
        gettext_lazy("Target"),
        ("tahun", "target_tw1", "target_tw2", "target_tw3", "target_tw4", "target_tahun", "alasan"),
    ),
    (
        gettext_lazy("Keputusan"),
        ("jenis", "tahun_mulai", "alasan_revisi", "keputusan", "tanggal_keputusan"),
    ),
)
CORRECTABLE = frozenset(
    [
        *("pemilik", "desimal", "iku", "berlaku_sejak", "sumber", "bukti_wajib", "bukti_diminta", "interpretasi"),
        *("data_awal", "tahun_data_awal", "klasifikasi", "level_estimasi", "umum", "tahun", "alasan", *TARGETS),
        *("nilai_terkecil", "nilai_terbesar"),
    ]
)
"""As `planning.changing.FREE` has them."""


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg]  # of units or of positions
    """Two analysts of two units often have one title: the unit tells them apart."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}, {obj.unit.name}" if isinstance(obj, Position) else str(obj)

    def offer_units(self, on: date, found: Indicator | None) -> None:
        """Those there on the day, and the indicator's own, which may have closed."""
        there = valid_on(on) | Q(pk=found.unit_id) if found else valid_on(on)
        self.queryset = Unit.objects.filter(there, parent__isnull=False)

    def offer_positions(self, on: date, found: Indicator | None) -> None:
        there = valid_on(on) | Q(pk=found.owner_id) if found else valid_on(on)
        self.queryset = Position.objects.filter(there).select_related("unit")


def _year_field(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=FIRST_YEAR, max_value=LAST_YEAR, **more)


def _target_field(label: Any) -> forms.CharField:
    return forms.CharField(label=label, max_length=40, required=False)


class IndicatorForm(MetadataForm):
    """Its parts stand one below the other, each with its heading."""

    kode = forms.CharField(label=gettext_lazy("Kode"), max_length=40)
    nama = forms.CharField(label=gettext_lazy("Nama indikator"), max_length=300)
    tempat = forms.ChoiceField(label=gettext_lazy("Tempat dalam pohon kinerja"), choices=(), required=False)
    sasaran = forms.CharField(
        label=gettext_lazy("Sasaran baru"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Hanya bila belum ada di pohon kinerja"),
    )
    unit = PlaceField(label=gettext_lazy("Unit"), queryset=Unit.objects.none(), empty_label=None)
    pemilik = PlaceField(
        label=gettext_lazy("Jabatan yang mengisi"),
        queryset=Position.objects.none(),
        required=False,
        empty_label=gettext_lazy("belum ditentukan"),
    )
    definisi = forms.CharField(label=gettext_lazy("Definisi"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    satuan = forms.CharField(label=gettext_lazy("Satuan"), max_length=60, help_text=gettext_lazy("Misalnya: dokumen"))
    desimal = forms.IntegerField(
        label=gettext_lazy("Angka di belakang koma"), min_value=0, max_value=MOST_DECIMALS, initial=0
    )
    jenis_nilai = forms.ChoiceField(label=gettext_lazy("Nilainya dihitung dari"), choices=_KINDS)
    variabel = forms.CharField(
        label=gettext_lazy("Nama angka yang diisi"),
        max_length=2000,
        required=False,
        help_text=gettext_lazy(
            "Dipisah |, bobot sesudah =, misalnya: Kelas A = 60 | Kelas B = 40. Kosong: sesuai jenisnya"
        ),
    )
    polaritas = forms.ChoiceField(label=gettext_lazy("Arah"), choices=Polarity.choices)
    rumus = forms.ChoiceField(label=gettext_lazy("Rumus capaian"), choices=_formulas, required=False)
    batas = forms.CharField(
        label=gettext_lazy("Batas capaian, %"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Kosong: seperti perangkat daerah. Atau: tanpa, 100, 110→120, 120, 150, 200"),
        widget=forms.TextInput(attrs={"list": "batas-lazim"}),
    )
    lantai = forms.BooleanField(label=gettext_lazy("Capaian paling rendah 0 %"), required=False)
    kategori = forms.CharField(
        label=gettext_lazy("Skala kategori"),
        max_length=1000,
        required=False,
        help_text=gettext_lazy("Hanya untuk nilai kategori; terbaik dahulu, misalnya: WTP = 4 | WDP = 3"),
    )
    bobot = forms.CharField(
        label=gettext_lazy("Bobot dalam sasaran"),
        max_length=20,
        required=False,
        help_text=gettext_lazy("Kosong: semua indikator sasaran sama berat. Bobot satu sasaran berjumlah 100"),
    )
    agregasi = forms.ChoiceField(label=gettext_lazy("Setahun dari triwulan"), choices=Aggregation.choices)
    jenis_target = forms.ChoiceField(label=gettext_lazy("Target"), choices=TargetKind.choices)
    berlaku_sejak = _year_field(gettext_lazy("Diukur sejak tahun"))
    berlaku_sampai = _year_field(
        gettext_lazy("Diukur sampai tahun"), required=False, help_text=gettext_lazy("Kosong: masih diukur")
    )
    tahun = _year_field(gettext_lazy("Tahun target"))
    target_tw1 = _target_field(gettext_lazy("Target TW I"))
    target_tw2 = _target_field(gettext_lazy("Target TW II"))
    target_tw3 = _target_field(gettext_lazy("Target TW III"))
    target_tw4 = _target_field(gettext_lazy("Target TW IV"))
    target_tahun = _target_field(gettext_lazy("Target setahun"))
    alasan = forms.CharField(
        label=gettext_lazy("Alasan perubahan target"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Diperlukan bila target yang sudah ditetapkan berubah"),
    )
    bukti_wajib = forms.BooleanField(label=gettext_lazy("Bukti wajib diunggah"), required=False)

    def offer_places(self, places: Iterable[tuple[str, str]]) -> None:
        cast("forms.ChoiceField", self.fields["tempat"]).choices = [("", _("sasaran baru, tulis di bawah")), *places]

    def keep_definition(self) -> None:
        """Once values are entered, what defines the indicator is shown and not asked."""
        del self.fields["sasaran"]
        for name in self.fields:
            self.fields[name].disabled = name not in CORRECTABLE

    def clean(self) -> dict[str, Any]:
        entered = super().clean() or self.cleaned_data
        if not entered.get("tempat") and not entered.get("sasaran"):
            self.add_error("tempat", _("Pilih tempatnya dalam pohon kinerja, atau tulis sasaran yang baru."))
        return entered

    @property
    def parts(self) -> list[tuple[str, list[forms.BoundField]]]:
        return [
            (str(title), [self[name] for name in names if name in self.fields and not self[name].is_hidden])
            for title, names in PARTS
        ]
