from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.duration import Duration, parse_duration
from triwulan.notices.models import AmountUnit, Moment, To
from triwulan.notices.refusals import ReminderRefused
from triwulan.web.manage.calendar_forms import TimeField

MOMENTS = (
    (Moment.BEFORE, gettext_lazy("Sebelum batas waktu")),
    (Moment.AT, gettext_lazy("Saat mulai terlambat")),
    (Moment.AFTER, gettext_lazy("Selama terlambat")),
)
UNITS = (
    (AmountUnit.SHARE, gettext_lazy("persen dari waktu standar")),
    (AmountUnit.MINUTES, gettext_lazy("menit kerja")),
)
WHOM = (
    (To.HOLDER, gettext_lazy("Pemegang tugas")),
    (To.SUPERIOR, gettext_lazy("Atasannya")),
    (To.PLANNER, gettext_lazy("Perencana")),
)


class RuleForm(forms.Form):
    moment = forms.ChoiceField(label=gettext_lazy("Kapan"), choices=MOMENTS, widget=forms.RadioSelect)
    amount = forms.IntegerField(
        label=gettext_lazy("Berapa lama sebelum atau sesudahnya"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("Kosongkan untuk “saat mulai terlambat”"),
    )
    unit = forms.ChoiceField(
        label=gettext_lazy("Satuan"), choices=UNITS, help_text=gettext_lazy("Persen hanya untuk “sebelum batas waktu”")
    )
    repeat_minutes = forms.IntegerField(
        label=gettext_lazy("Ulangi setiap, menit kerja"),
        required=False,
        min_value=0,
        help_text=gettext_lazy("Hanya untuk “selama terlambat”; 450 menit kerja adalah satu hari. Kosong: sekali saja"),
    )
    to = forms.ChoiceField(label=gettext_lazy("Kepada"), choices=WHOM)
    by_mail = forms.BooleanField(label=gettext_lazy("Juga lewat surel"), required=False)
    by_webhook = forms.BooleanField(label=gettext_lazy("Juga lewat webhook"), required=False)
    active = forms.BooleanField(label=gettext_lazy("Aturan dipakai"), required=False)

    def rule(self) -> dict[str, Any]:
        """The model's fields; what was left empty is nothing."""
        numbers = {name: self.cleaned_data[name] or 0 for name in ("amount", "repeat_minutes")}
        return {**self.cleaned_data, **numbers}


class TimesForm(forms.Form):
    quiet_outside_hours = forms.BooleanField(
        label=gettext_lazy("Tenang di luar jam kerja, hari libur dan akhir pekan"), required=False
    )
    quiet_from = TimeField(gettext_lazy("Tenang juga dari"))
    quiet_to = TimeField(gettext_lazy("sampai"))
    digest_at = TimeField(gettext_lazy("Jam surel ringkasan"))

    def clean_digest_at(self) -> Any:
        found = self.cleaned_data["digest_at"]
        if found is None:
            raise forms.ValidationError(_("Tulis jam seperti 08.00."))
        return found


class WebhookForm(forms.Form):
    address = forms.CharField(
        label=gettext_lazy("Alamat penerima"),
        max_length=300,
        help_text=gettext_lazy("Diawali https://; gerbang obrolan kantor memberikannya"),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
    )
    active = forms.BooleanField(label=gettext_lazy("Kirim ke alamat ini"), required=False)


class ExampleForm(forms.Form):
    """The task that the preview is made for."""

    waktu = forms.CharField(label=gettext_lazy("Waktu standar"), max_length=20)
    jam = TimeField(gettext_lazy("Diberikan pukul"))

    def clean_waktu(self) -> Duration:
        try:
            return parse_duration(self.cleaned_data["waktu"])
        except ValueError as refused:
            raise forms.ValidationError(str(refused)) from refused


def add_refusal(form: forms.Form, refused: ReminderRefused) -> None:
    form.add_error(refused.field if refused.field in form.fields else None, refused.sentence)
