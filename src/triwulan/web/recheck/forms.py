"""A table as it is pasted, or out of a file: one of the two. What was read stays in the field, so that it can be corrected."""

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.published.records import TableUnreadable, decode
from triwulan.core.published.sheet import Sheet, read_sheet
from triwulan.exchange.sheets.printed import is_workbook, printed_table
from triwulan.exchange.sheets.read import check_size
from triwulan.exchange.sheets.refusals import SheetRefused

MAX_CHARACTERS = 500_000
MAX_LINES = 1000
_BEGINNING = 8


class TableForm(forms.Form):
    tabel = forms.CharField(
        label=gettext_lazy("Tempel tabel"),
        required=False,
        strip=False,
        help_text=gettext_lazy(
            "Salin dari lembar kerja, halaman web, atau PDF, beserta judul kolomnya. Diperlukan kolom target dan "
            "realisasi; capaian tercetak diperiksa bila ada."
        ),
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "class": "mono", "wrap": "off"}),
    )
    berkas = forms.FileField(
        label=gettext_lazy("Atau unggah berkas"),
        required=False,
        help_text=gettext_lazy(
            "XLSX, ODS, atau CSV. Dari buku kerja dibaca lembar pertama yang berjudul target dan realisasi."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.xlsx,.ods,text/csv"}),
    )

    def clean(self) -> dict[str, Any]:
        """`sheet` among what was cleaned. A chosen file counts before what stands in the field."""
        cleaned = super().clean() or {}
        try:
            text = self._text(cleaned)
            if cleaned.get("berkas"):
                # Read into the field, to be corrected there and sent again.
                self.data = MultiValueDict({"tabel": [text]})
            sheet = read_sheet(text, guess=True)
        except TableUnreadable as unreadable:
            raise forms.ValidationError(str(unreadable)) from unreadable
        if len(sheet.lines) > MAX_LINES:
            facts = {"count": len(sheet.lines), "most": MAX_LINES}
            raise forms.ValidationError(_("Tabel berisi %(count)d baris; di sini paling banyak %(most)d.") % facts)
        return cleaned | {"sheet": sheet}

    def _text(self, cleaned: dict[str, Any]) -> str:
        file = cleaned.get("berkas")
        text = _read(file) if file is not None else str(cleaned.get("tabel", ""))
        if len(text) > MAX_CHARACTERS:
            raise forms.ValidationError(_("Tabel lebih panjang dari %(most)d huruf.") % {"most": MAX_CHARACTERS})
        if not text.strip():
            raise forms.ValidationError(_("Tempel tabelnya, atau pilih berkas CSV."))
        return text

    @property
    def sheet(self) -> Sheet:
        found: Sheet = self.cleaned_data["sheet"]
        return found


def _read(file: UploadedFile[Any]) -> str:
    """A workbook may be larger than the text that it holds."""
    begun = file.read(_BEGINNING)
    file.seek(0)
    packed = is_workbook(begun)
    if not packed and (file.size or 0) > MAX_CHARACTERS:
        raise forms.ValidationError(_("Berkas lebih besar dari %(most)d KB.") % {"most": MAX_CHARACTERS // 1000})
    if not packed:
        return decode(file.read())
    try:
        check_size(file.size or 0)
        return printed_table(file.name or "", file.read())
    except SheetRefused as refused:
        raise forms.ValidationError(str(refused)) from refused
