"""What is said of an indicator and of a variable, as it is asked for (MS-Ind and MS-Var of Peraturan BPS 5/2020)."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.indicators.entry import TOO_LARGE
from triwulan.indicators.models import Frequency, Indicator, Variable


@dataclass(frozen=True, kw_only=True)
class Metadata:
    """As the columns of `models.metadata.IndicatorMetadata`."""

    is_key: bool = False
    frequency: str = Frequency.QUARTERLY
    concept: str = ""
    method: str = ""
    interpretation: str = ""
    size: str = ""
    classification: str = ""
    is_composite: bool = False
    composed_of: str = ""
    estimation_level: str = ""
    is_public: bool = True
    baseline: Decimal | None = None
    baseline_year: int | None = None
    evidence_wanted: str = ""
    value_minimum: Decimal | None = None
    value_maximum: Decimal | None = None

    @classmethod
    def of(cls, indicator: Indicator) -> "Metadata":
        return cls(**{field.name: getattr(indicator, field.name) for field in fields(cls)})


@dataclass(frozen=True, kw_only=True)
class VariableMetadata:
    """As the columns of `models.metadata.VariableMetadata`."""

    alias: str = ""
    concept: str = ""
    definition: str = ""
    chosen_after: str = ""
    time_reference: str = ""
    data_type: str = ""
    classification: str = ""
    validation_rule: str = ""
    question: str = ""
    is_public: bool = True

    @classmethod
    def of(cls, variable: Variable) -> "VariableMetadata":
        return cls(**{field.name: getattr(variable, field.name) for field in fields(cls)})


NO_METADATA = Metadata()
NO_VARIABLE_METADATA = VariableMetadata()


def metadata_fields(about: Metadata | VariableMetadata) -> dict[str, Any]:
    return {name: value.strip() if isinstance(value, str) else value for name, value in asdict(about).items()}


def metadata_faults(about: Metadata) -> Iterator[str]:
    if about.frequency not in Frequency.values:
        allowed = {"chosen": about.frequency, "allowed": ", ".join(Frequency.values)}
        yield _("Waktu pengukuran “%(chosen)s” tidak dikenal. Pilih: %(allowed)s.") % allowed
    if (about.baseline is None) != (about.baseline_year is None):
        yield _("Isi data awal beserta tahunnya, atau kosongkan keduanya.")
    if about.baseline is not None and abs(about.baseline) >= TOO_LARGE:
        yield _("Data awal terlalu besar. Tulis paling banyak 14 angka.")
    yield from bounds_faults(about.value_minimum, about.value_maximum)
    yield from _length_faults(about, Indicator, _LABELS)


def bounds_faults(low: Decimal | None, high: Decimal | None) -> Iterator[str]:
    if any(bound is not None and abs(bound) >= TOO_LARGE for bound in (low, high)):
        yield _("Batas nilai terlalu besar. Tulis paling banyak 14 angka.")
    elif low is not None and high is not None and low > high:
        yield _("Nilai paling kecil melebihi nilai paling besar.")


def variable_metadata_faults(about: VariableMetadata, label: str) -> Iterator[str]:
    for sentence in _length_faults(about, Variable, _VARIABLE_LABELS):
        yield f"{label}: {sentence}"


def _length_faults(about: Metadata | VariableMetadata, model: Any, labels: dict[str, Any]) -> Iterator[str]:
    """Only columns of one line have a length; longer texts are bounded by the form."""
    for name, text in metadata_fields(about).items():
        longest = model._meta.get_field(name).max_length if name in labels else None
        if longest and len(text) > longest:
            facts = {"what": labels[name], "longest": longest}
            yield _("%(what)s paling panjang %(longest)d huruf.") % facts


_LABELS: dict[str, Any] = {
    "concept": gettext_lazy("Konsep"),
    "size": gettext_lazy("Ukuran"),
    "classification": gettext_lazy("Klasifikasi penyajian"),
    "estimation_level": gettext_lazy("Level estimasi"),
    "evidence_wanted": gettext_lazy("Bukti yang diminta"),
}
_VARIABLE_LABELS: dict[str, Any] = {
    "alias": gettext_lazy("Alias"),
    "concept": gettext_lazy("Konsep"),
    "chosen_after": gettext_lazy("Referensi pemilihan"),
    "time_reference": gettext_lazy("Referensi waktu"),
    "data_type": gettext_lazy("Tipe data"),
    "classification": gettext_lazy("Klasifikasi isian"),
    "validation_rule": gettext_lazy("Aturan validasi"),
    "question": gettext_lazy("Kalimat pertanyaan"),
}
