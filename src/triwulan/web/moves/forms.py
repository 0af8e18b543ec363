from collections.abc import Iterable
from typing import cast

from django import forms
from django.utils.translation import gettext_lazy

from triwulan.organisations.models import Holding
from triwulan.organisations.queries import capacity_word
from triwulan.web.manage.dates import DayField


class ReasonForm(forms.Form):
    """What is missing is said by the action, in the same words as to programs."""

    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Pelaksananya membaca kalimat ini; alasannya tercatat."),
    )


class ReaddressForm(ReasonForm):
    position = forms.TypedChoiceField(label=gettext_lazy("Kepada jabatan"), coerce=int)
    field_order = ("position", "reason")

    def offering(self, held: Iterable[Holding]) -> "ReaddressForm":
        cast("forms.ChoiceField", self.fields["position"]).choices = [
            ("", ""),
            *(
                (each.position_id, f"{capacity_word(each)} {each.position.title} – {each.person.full_name}".strip())
                for each in held
            ),
        ]
        return self


class ActingForm(forms.Form):
    officer = forms.TypedChoiceField(label=gettext_lazy("Plt."), coerce=int)
    decree = forms.CharField(label=gettext_lazy("Nomor surat keputusan"), max_length=120, required=False)
    decree_on = DayField(label=gettext_lazy("Tanggal surat keputusan"), required=False)
    ends_on = DayField(
        label=gettext_lazy("Sampai"), required=False, help_text=gettext_lazy("Kosong: sampai ada pejabat definitif")
    )

    def offering(self, held: Iterable[Holding]) -> "ActingForm":
        """Everybody once, by the first of his positions."""
        people = {each.person_id: each for each in reversed(list(held))}
        cast("forms.ChoiceField", self.fields["officer"]).choices = [
            ("", ""),
            *((pk, f"{each.person.full_name}, {each.position.title}") for pk, each in reversed(people.items())),
        ]
        return self
