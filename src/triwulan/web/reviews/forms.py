"""The checklist's fields by the line's code, and the statement's."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from triwulan.cycles.reviewing.checklist import GROUPS, Item
from triwulan.cycles.reviewing.ending import LONGEST, Statement, Ticked
from triwulan.organisations.models import Position
from triwulan.reports.models import Review, ReviewAnswer
from triwulan.web.manage.dates import DayField

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

YES, NO = "ya", "tidak"


@dataclass(frozen=True)
class Line:
    item: Item
    met: bool | None
    note: str
    proof: str = ""

    @property
    def name(self) -> str:
        return "u-" + self.item.code.replace(".", "-")


def lines_of(
    review: Review | None, typed: Mapping[str, str], proofs: Mapping[str, str]
) -> "list[tuple[StrPromise, list[Line]]]":
    """Group by group; what was just typed before what is stored. `proofs`: what the system can show, by the line's code."""
    stored = {each.code: each for each in ReviewAnswer.objects.filter(review=review)} if review else {}
    sent = ticked_in(typed)

    def line(item: Item) -> Line:
        return replace(_line(item, stored.get(item.code), sent), proof=proofs.get(item.code, ""))

    return [(group.title, [line(item) for item in group.items]) for group in GROUPS]


def _line(item: Item, stored: ReviewAnswer | None, sent: Mapping[str, Ticked]) -> Line:
    if item.code in sent:
        return Line(item, sent[item.code].met, sent[item.code].note)
    return Line(item, stored.met if stored else None, stored.note if stored else "")


def ticked_in(typed: Mapping[str, str]) -> dict[str, Ticked]:
    """Each line that the form carried: its note is always sent, its answer only once there is one."""
    found = {}
    for group in GROUPS:
        for item in group.items:
            name = Line(item, None, "").name
            if f"{name}-catatan" in typed:
                said = typed.get(name, "")
                met = True if said == YES else False if said == NO else None
                found[item.code] = Ticked(met, typed[f"{name}-catatan"])
    return found


class StatementForm(forms.Form):
    text = forms.CharField(
        label=gettext_lazy("Pernyataan"),
        widget=forms.Textarea(attrs={"rows": 10}),
        max_length=10_000,
        help_text=gettext_lazy(
            "Tercetak di laporan sebagai halaman Pernyataan Telah Direviu; ubah sesuai hasil reviu."
        ),
    )
    signatory = forms.ChoiceField(
        label=gettext_lazy("Ditandatangani di Triwulan oleh"),
        required=False,
        help_text=gettext_lazy("Naskahnya muncul di tugas jabatan ini begitu laporan terbit."),
    )
    signer = forms.CharField(label=gettext_lazy("Jabatan penanda tangan"), max_length=200)
    name = forms.CharField(label=gettext_lazy("Nama penanda tangan"), max_length=200, required=False)
    nip = forms.CharField(label=gettext_lazy("NIP"), max_length=30, required=False)
    place = forms.CharField(label=gettext_lazy("Tempat"), max_length=120)
    on = DayField(label=gettext_lazy("Tanggal pernyataan"))

    def __init__(self, *args: Any, signatories: Iterable[Position], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.known = {str(each.pk): each for each in signatories}
        field = self.fields["signatory"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the class above says so
        nobody = ("", gettext("tidak di Triwulan; tinta pada cetakannya"))
        field.choices = [nobody, *((pk, each.title) for pk, each in self.known.items())]
        if len(self.known) == 1:
            field.initial = next(iter(self.known))

    def statement(self) -> Statement:
        said: dict[str, Any] = self.cleaned_data
        signs = self.known.get(said["signatory"])
        return Statement(said["text"], said["signer"], said["place"], said["on"], said["name"], said["nip"], signs)


class PublishForm(forms.Form):
    on = DayField(label=gettext_lazy("Tanggal pengumuman"))
    address = forms.URLField(
        label=gettext_lazy("Alamat di situs perangkat daerah atau PPID"),
        max_length=300,
        required=False,
        assume_scheme="https",
        help_text=gettext_lazy("Boleh kosong; laporan selalu dapat dibuka di halaman informasi berkala."),
    )

    def day(self) -> date:
        found: date = self.cleaned_data["on"]
        return found


class ReasonForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=300)


class ReturnForm(forms.Form):
    message = forms.CharField(
        label=gettext_lazy("Yang harus diperbaiki"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST
    )


class AskForm(forms.Form):
    note = forms.CharField(
        label=gettext_lazy("Pesan kepada pereviu"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST,
        required=False,
    )
