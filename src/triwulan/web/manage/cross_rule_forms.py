"""What is asked of a cross-indicator rule."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.core.expressions import LONGEST, ExpressionUnreadable
from triwulan.indicators.models import CrossRule, Severity
from triwulan.indicators.planning.specs import FIRST_YEAR, LAST_YEAR


def _year(label: Any, **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=FIRST_YEAR, max_value=LAST_YEAR, **more)


class RuleForm(forms.Form):
    """`dicoba` is the expression whose findings were shown: another one is shown before it is saved."""

    unreadable: ExpressionUnreadable | None = None

    nama = forms.CharField(label=gettext_lazy("Nama aturan"), max_length=120)
    rumus = forms.CharField(
        label=gettext_lazy("Yang harus berlaku"),
        max_length=LONGEST,
        strip=True,
        help_text=gettext_lazy(
            "Kode indikator dalam kurung siku, isiannya sesudah titik: [IKU.1] + [IKU.2] = [IKU.3], atau "
            "[IKU.1].pembilang <= [IKU.4]. Boleh + − × ÷, kurung, dan = ≠ < ≤ > ≥"
        ),
        widget=forms.Textarea(attrs={"rows": 2, "class": "mono", "spellcheck": "false"}),
    )
    penjelasan = forms.CharField(
        label=gettext_lazy("Penjelasan bagi pengisi"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("Misalnya: yang selesai tidak mungkin melebihi yang dimulai"),
    )
    sifat = forms.ChoiceField(
        label=gettext_lazy("Bila tidak terpenuhi"), choices=Severity.choices, widget=forms.RadioSelect
    )
    berlaku_sejak = _year(gettext_lazy("Berlaku sejak tahun"))
    berlaku_sampai = _year(
        gettext_lazy("Sampai tahun"), required=False, help_text=gettext_lazy("Kosong: selama diperlukan")
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)
    dicoba = forms.CharField(widget=forms.HiddenInput, required=False, strip=True)

    def is_tried(self, found: CrossRule | None) -> bool:
        """Its findings were shown, or it is the one that stands."""
        text = str(self["rumus"].value() or "").strip()
        return bool(text) and text in {str(self["dicoba"].value() or ""), found.expression if found else ""}

    def refuse_expression(self, unreadable: ExpressionUnreadable) -> None:
        self.unreadable = unreadable
        facts = {"place": unreadable.at + 1, "sentence": unreadable.sentence}
        self.add_error("rumus", _("Huruf ke-%(place)d: %(sentence)s") % facts)


class StopForm(forms.Form):
    tahun_terakhir = forms.IntegerField(
        label=gettext_lazy("Tahun terakhir berlaku"),
        min_value=FIRST_YEAR - 1,
        max_value=LAST_YEAR,
        help_text=gettext_lazy("Tahun sebelum tahun pertamanya: aturan ini tidak pernah berlaku"),
    )
    versi = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


def entered_of(found: CrossRule | None, year: int) -> dict[str, Any]:
    if found is None:
        return {"sifat": Severity.WARNING.value, "berlaku_sejak": year, "versi": 0}
    return {
        "nama": found.name,
        "rumus": found.expression,
        "penjelasan": found.message,
        "sifat": found.severity,
        "berlaku_sejak": found.valid_from,
        "berlaku_sampai": found.valid_to if (found.valid_to or found.valid_from) >= found.valid_from else None,
        "versi": found.version,
    }
