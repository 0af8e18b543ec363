"""What is typed into the register beside the SOP: who signed, to whom a paper went, where it stands."""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core import clock
from triwulan.documents.models import Document
from triwulan.organisations.models import Holding
from triwulan.organisations.queries import capacity_word, today
from triwulan.web.manage.dates import DayField


class DatedForm(forms.Form):
    """`on` lies between the paper's own date and today."""

    on = DayField(label=gettext_lazy("Tanggal"))

    def __init__(self, *args: Any, document: Document, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.document, self.today = document, today(document.agency)
        self.fields["on"].initial = self.today

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if not self.document.date <= day <= self.today:
            raise forms.ValidationError(_("Isi tanggal dari tanggal dokumen sampai hari ini."))
        return day

    def moment(self) -> datetime:
        """Now, or noon of the day before today that was written."""
        day: date = self.cleaned_data["on"]
        if day == self.today:
            return clock.now()
        return datetime.combine(day, time(12), ZoneInfo(self.document.agency.time_zone))


class SignForm(DatedForm):
    holding = forms.ChoiceField(label=gettext_lazy("Ditandatangani oleh"))
    scan = forms.FileField(
        label=gettext_lazy("Hasil pindai naskah bertanda tangan"),
        required=False,
        help_text=gettext_lazy("PDF atau gambar; boleh menyusul. Sidik jarinya (SHA-256) masuk catatan."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.webp"}),
    )
    seen = forms.BooleanField(label=gettext_lazy("Saya sudah melihat naskah yang bertanda tangan basah ini"))
    field_order = ("holding", "on", "scan", "seen")

    def __init__(self, *args: Any, holdings: list[Holding], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.holdings = {str(each.pk): each for each in holdings}
        field = self.fields["holding"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the class above says so
        field.choices = [(key, _named(each)) for key, each in self.holdings.items()]
        self.fields["on"].label = _("Tanggal tanda tangan")

    def signer(self) -> Holding:
        return self.holdings[self.cleaned_data["holding"]]


class ScanForm(forms.Form):
    scan = forms.FileField(
        label=gettext_lazy("Hasil pindai naskah bertanda tangan"),
        help_text=gettext_lazy("PDF atau gambar. Sidik jarinya (SHA-256) masuk catatan."),
        widget=forms.ClearableFileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg,.webp"}),
    )


class SendForm(DatedForm):
    recipient = forms.CharField(
        label=gettext_lazy("Dikirim kepada"), max_length=200, initial=gettext_lazy("Bagian Organisasi")
    )
    receipt = forms.CharField(
        label=gettext_lazy("Tanda terima"),
        required=False,
        max_length=300,
        help_text=gettext_lazy("Misalnya nomor agenda penerima, atau siapa yang menerima"),
    )
    field_order = ("recipient", "on", "receipt")


def _named(holding: Holding) -> str:
    title = f"{capacity_word(holding)} {holding.position.title}".strip()
    return f"{holding.person.full_name}, {title}"
