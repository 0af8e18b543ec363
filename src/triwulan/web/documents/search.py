"""The register's search form. What cannot be read in an address narrows nothing."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.roman import to_roman
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.register.search import Wanted, classifications_of, years_of
from triwulan.organisations.models import Agency, Unit

STATES = (
    ("unsigned", gettext_lazy("belum ditandatangani")),
    ("signed", gettext_lazy("sudah ditandatangani")),
    ("sent", gettext_lazy("sudah dikirim")),
)


class SearchForm(forms.Form):
    cari = forms.CharField(
        label=gettext_lazy("Kata dalam judul, nomor atau isi"),
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    jenis = forms.ChoiceField(label=gettext_lazy("Jenis"), required=False)
    unit = forms.ChoiceField(label=gettext_lazy("Unit"), required=False)
    tahun = forms.ChoiceField(label=gettext_lazy("Tahun"), required=False)
    tw = forms.ChoiceField(label=gettext_lazy("Triwulan"), required=False)
    klasifikasi = forms.ChoiceField(label=gettext_lazy("Klasifikasi"), required=False)
    keadaan = forms.ChoiceField(label=gettext_lazy("Keadaan"), required=False)

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = Unit.objects.filter(agency=agency, documents__isnull=False).distinct().order_by("order", "id")
        self._offer("jenis", _("Semua jenis"), [(code, kind.name) for code, kind in KINDS.items()])
        self._offer("unit", _("Semua unit"), [(str(unit.pk), unit.name) for unit in units])
        self._offer("tahun", _("Semua tahun"), [(str(year), str(year)) for year in years_of(agency)])
        self._offer("tw", _("Semua triwulan"), [(str(each), to_roman(each)) for each in range(1, 5)])
        codes = [(code, code) for code in classifications_of(agency)]
        self._offer("klasifikasi", _("Semua klasifikasi"), codes)
        self._offer("keadaan", _("Semua keadaan"), list(STATES))

    def _offer(self, name: str, everything: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the class above says so
        field.choices = [("", everything), *choices]

    def wanted(self) -> Wanted:
        self.is_valid()
        said = {name: self.cleaned_data.get(name, "") for name in self.fields}
        # an address that names what there is none of is no fault of its reader's
        self.errors.clear()
        return Wanted(
            words=said["cari"].strip(),
            kind=said["jenis"],
            unit=int(said["unit"] or 0) or None,
            year=int(said["tahun"] or 0) or None,
            quarter=int(said["tw"] or 0) or None,
            state=said["keadaan"] or None,
            classification=said["klasifikasi"],
        )
