"""What is typed into the working calendar: hours of a week, a holiday, Ramadan."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_stubs_ext import StrOrPromise

from triwulan.core.work_calendar import CalendarInvalid, Hours
from triwulan.organisations.models.calendar import HolidayKind
from triwulan.web.manage.dates import DayField


class TimeField(forms.TimeField):
    """07.30, as it is written here; a browser's own field would ask an English one for "AM"."""

    def __init__(self, label: StrOrPromise) -> None:
        widget = forms.TimeInput(format="%H.%M", attrs={"inputmode": "numeric", "maxlength": 5})
        unread = {"invalid": gettext_lazy("Tulis jam seperti 07.30.")}
        super().__init__(
            label=label, required=False, widget=widget, input_formats=["%H.%M", "%H:%M"], error_messages=unread
        )


class HoursForm(forms.Form):
    """One day; `hours` is None without a beginning and an end: a day off."""

    start = TimeField(gettext_lazy("Mulai"))
    end = TimeField(gettext_lazy("Selesai"))
    break_start = TimeField(gettext_lazy("Istirahat dari"))
    break_end = TimeField(gettext_lazy("sampai"))
    hours: Hours | None = None

    def clean(self) -> dict[str, Any]:
        if self.errors:
            return self.cleaned_data
        start, end, begins, ends = (self.cleaned_data[name] for name in ("start", "end", "break_start", "break_end"))
        if (start is None) != (end is None) or (begins is None) != (ends is None):
            raise forms.ValidationError(_("Isi jam mulai bersama jam selesainya, atau kosongkan keduanya."))
        if start is not None and end is not None:
            try:
                self.hours = Hours(start, end, ((begins, ends),) if begins and ends else ())
            except CalendarInvalid as invalid:
                raise forms.ValidationError(str(invalid)) from invalid
        elif begins is not None:
            raise forms.ValidationError(_("Istirahat ada hanya pada hari kerja: isi jam mulai dan selesainya."))
        return self.cleaned_data


class HolidayForm(forms.Form):
    date = DayField(label=gettext_lazy("Tanggal"))
    name = forms.CharField(label=gettext_lazy("Nama hari libur"), max_length=120)
    kind = forms.ChoiceField(label=gettext_lazy("Jenis"), choices=HolidayKind.choices, initial=HolidayKind.LOCAL)


class RamadanForm(forms.Form):
    starts_on = DayField(label=gettext_lazy("Hari pertama puasa"))
    ends_on = DayField(label=gettext_lazy("Hari terakhir puasa"))
