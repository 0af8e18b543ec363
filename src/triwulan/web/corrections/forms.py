from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy

from triwulan.cycles.corrections.filling import TEXTS
from triwulan.cycles.models import CorrectionValue
from triwulan.cycles.trail.changes import TEXTS as LABELS
from triwulan.indicators.entry import bounds, entered_text
from triwulan.indicators.figures import Figure
from triwulan.indicators.ledgers import entry_of
from triwulan.indicators.models import Indicator
from triwulan.indicators.validation import findings

_AREA = forms.Textarea(attrs={"rows": 3})
_HELP = {
    "not_applicable": gettext_lazy(
        "Hanya bila tidak dapat dinilai pada triwulan ini, misalnya surveinya terbit setahun sekali. Kosongkan isiannya; "
        "hapus alasan ini bila nilainya ada."
    )
}


class ReasonForm(forms.Form):
    """What is missing is said by the action, in the same words as to programs."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        required=False,
        max_length=2000,
        widget=_AREA,
        help_text=gettext_lazy("Tercatat, dan dibaca semua yang terkait."),
    )


class AskForm(ReasonForm):
    values = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Nilai yang dikoreksi"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("values", "reason")

    def offering(self, indicators: Iterable[Indicator]) -> "AskForm":
        choices = [(one.pk, f"{one.code} {one.name}") for one in indicators]
        cast("forms.ChoiceField", self.fields["values"]).choices = choices
        return self


class DecideForm(ReasonForm):
    granted = forms.TypedChoiceField(
        label=gettext_lazy("Keputusan"),
        coerce=lambda word: word == "izinkan",
        choices=[("izinkan", gettext_lazy("Izinkan")), ("tolak", gettext_lazy("Tolak"))],
        widget=forms.RadioSelect,
    )
    field_order = ("granted", "reason")


class SheetForm(forms.Form):
    """A value's fields as they are to become: its variables, what is said of it, answers, one more proof."""

    edition = forms.IntegerField(widget=forms.HiddenInput)
    berkas = forms.FileField(
        label=gettext_lazy("Bukti tambahan"),
        required=False,
        help_text=gettext_lazy("Bukti yang sudah ada tetap berlaku, kecuali yang dilepas di bawah dengan alasan."),
    )

    def __init__(self, *args: Any, value: CorrectionValue, figure: Figure, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.value = value
        self.fields["edition"].initial = value.edition
        stored = entry_of(value.variables)
        for row in value.indicator.variables.all():
            self.fields[f"v-{row.code}"] = forms.CharField(
                label=f"{row.label} ({row.measure})" if row.measure else row.label,
                required=False,
                max_length=40,
                help_text=bounds(row),
                initial=entered_text(value.indicator, stored.get(row.code)),
                widget=forms.TextInput(attrs={"autocomplete": "off"}),
            )
        for name in TEXTS:
            self.fields[name] = forms.CharField(
                label=LABELS[name],
                required=False,
                max_length=4000,
                initial=getattr(value, name),
                widget=_AREA,
                help_text=_HELP.get(name, ""),
            )
        for one in findings(figure).warnings:
            self.fields[f"w-{one.code}"] = forms.CharField(
                label=one.sentence,
                required=False,
                max_length=2000,
                initial=value.answers.get(one.code) or one.answer,
                help_text=gettext_lazy("Bila benar, tulis sebabnya."),
                widget=_AREA,
            )
        self.order_fields([name for name in self.fields if name != "berkas"])

    @property
    def variables(self) -> dict[str, str]:
        return self._starting("v-")

    @property
    def answers(self) -> dict[str, str]:
        return self._starting("w-")

    @property
    def texts(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in TEXTS}

    def name_of(self, code: str) -> str | None:
        """Where a refused field's sentence stands; over the form for what has no field of its own."""
        return next((name for name in (f"v-{code}", code) if name in self.fields), None)

    def _starting(self, prefix: str) -> dict[str, str]:
        named = (name for name in self.fields if name.startswith(prefix))
        return {name.removeprefix(prefix): self.cleaned_data[name] for name in named}
