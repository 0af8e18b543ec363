from typing import Any

from django import forms
from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from triwulan.core.caps import NO_CAP, Cap, CapUnreadable, parse_cap
from triwulan.documents.actions import change_number_pattern
from triwulan.documents.register.numbering import NumberPatternRefused
from triwulan.organisations.changes import change_agency
from triwulan.organisations.crest import MAX_CHARACTERS
from triwulan.organisations.models.agency import LateRule, ShiftRule
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.refusing import add_refusal
from triwulan.web.setup.forms import ZONES

_ON_PAPER = ("name", "short_name", "code", "place", "address", "phone", "website", "email")
_OVERSEER = ("overseer_position", "overseer_name", "overseer_title")
_RULES = ("time_zone", "shift_rule", "late_rule", "cap", "explanation_below")


LEAST_CAP = 100
"""Below it, a target that was reached would not count as reached."""


class LetterheadForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Nama perangkat daerah"), max_length=200)
    short_name = forms.CharField(label=gettext_lazy("Nama pendek"), max_length=60, required=False)
    code = forms.CharField(label=gettext_lazy("Kode perangkat daerah"), max_length=30, required=False)
    place = forms.CharField(label=gettext_lazy("Kota pada tanggal surat"), max_length=80)
    address = forms.CharField(label=gettext_lazy("Alamat"), required=False, widget=forms.Textarea(attrs={"rows": 2}))
    phone = forms.CharField(label=gettext_lazy("Telepon"), max_length=60, required=False)
    website = forms.CharField(label=gettext_lazy("Laman"), max_length=120, required=False)
    email = forms.CharField(label=gettext_lazy("Pos-el"), max_length=120, required=False)
    crest = forms.FileField(
        label=gettext_lazy("Lambang daerah"),
        required=False,
        help_text=gettext_lazy("Berkas SVG tanpa skrip dan gambar tempelan; kosongkan bila tidak diganti"),
        widget=forms.FileInput(attrs={"accept": ".svg,image/svg+xml"}),
    )
    number_pattern = forms.CharField(
        label=gettext_lazy("Pola nomor dokumen"),
        max_length=120,
        help_text=gettext_lazy("Bagian yang diganti: {klasifikasi} {urut} {unit} {tahun}"),
    )
    overseer_position = forms.CharField(
        label=gettext_lazy("Jabatan"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "Misalnya Bupati atau Wali Kota dengan nama daerahnya; kosong: kepala menandatangani sendiri"
        ),
    )
    overseer_name = forms.CharField(
        label=gettext_lazy("Nama"),
        max_length=120,
        required=False,
        help_text=gettext_lazy("Gelar di depan nama ditulis di sini; NIP tidak dicetak"),
    )
    overseer_title = forms.CharField(label=gettext_lazy("Gelar di belakang nama"), max_length=60, required=False)
    time_zone = forms.ChoiceField(label=gettext_lazy("Zona waktu"), choices=ZONES)
    shift_rule = forms.ChoiceField(
        label=gettext_lazy("Bila tanggal mulai putaran bukan hari kerja"), choices=ShiftRule.choices
    )
    late_rule = forms.ChoiceField(
        label=gettext_lazy("Standar di bawah satu hari menjadi merah"), choices=LateRule.choices
    )
    cap = forms.CharField(
        label=gettext_lazy("Batas atas capaian, %"),
        max_length=20,
        required=False,
        help_text=gettext_lazy(
            "Misalnya 100, 110→120, 120, 150, 200. Kosong: tidak dibatasi; angka aslinya selalu disimpan"
        ),
    )
    explanation_below = forms.DecimalField(
        label=gettext_lazy("Penjelasan wajib bila capaian di bawah, %"),
        localize=True,
        min_value=0,
        max_digits=6,
        decimal_places=2,
    )

    @property
    def paper(self) -> list[forms.BoundField]:
        return [self[name] for name in (*_ON_PAPER, "crest", "number_pattern")]

    @property
    def overseer(self) -> list[forms.BoundField]:
        return [self[name] for name in _OVERSEER]

    @property
    def rules(self) -> list[forms.BoundField]:
        return [self[name] for name in _RULES]

    def clean_cap(self) -> Cap | None:
        try:
            cap = parse_cap(self.cleaned_data["cap"] or NO_CAP)
        except CapUnreadable as unreadable:
            raise forms.ValidationError(unreadable.sentence) from unreadable
        if cap is not None and min(cap.limit, cap.above or cap.limit) < LEAST_CAP:
            raise forms.ValidationError(_("Batas atas capaian paling kecil 100."))
        return cap

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("overseer_position") and (cleaned.get("overseer_name") or cleaned.get("overseer_title")):
            self.add_error("overseer_position", _("Isi jabatan penanda tangan ini, atau kosongkan namanya."))
        return cleaned

    def clean_crest(self) -> str:
        """The drawing's text; empty where none was sent."""
        file = self.cleaned_data.get("crest")
        if not file:
            return ""
        try:
            return str(file.read(MAX_CHARACTERS * 4).decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("Gambar lambang bukan berkas SVG yang utuh.")) from error


@needs("admin")
def letterhead(request: DeskRequest) -> HttpResponse:
    agency = request.agency
    initial = {name: getattr(agency, name) for name in (*_ON_PAPER, *_OVERSEER, *_RULES, "number_pattern")}
    initial["cap"] = "" if agency.cap is None else str(Cap(agency.cap, agency.cap_above))
    form = LetterheadForm(request.POST or None, request.FILES or None, initial=initial)
    if form.is_valid() and _saved(request, form):
        messages.success(request, _("Kop surat dan pengaturan tersimpan."))
        return redirect("manage:letterhead")
    if form.is_bound:
        # What was refused must not stand in the shell around the form.
        request.agency.refresh_from_db()
    return render(request, "manage/letterhead.html", {"form": form})


@member
@require_safe
def crest(request: DeskRequest) -> HttpResponse:
    """As an image only: whatever a drawing holds, a browser runs nothing in an <img>."""
    if not request.agency.crest_svg:
        raise Http404
    response = HttpResponse(request.agency.crest_svg, content_type="image/svg+xml")
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _saved(request: DeskRequest, form: LetterheadForm) -> bool:
    changes: dict[str, Any] = {name: form.cleaned_data[name] for name in (*_ON_PAPER, *_OVERSEER, *_RULES)}
    cap: Cap | None = form.cleaned_data["cap"]
    changes |= {"cap": cap and cap.limit, "cap_above": cap and cap.above}
    if form.cleaned_data["crest"]:
        changes["crest_svg"] = form.cleaned_data["crest"]
    actor = request.desk.actor("admin")
    try:
        with transaction.atomic():
            agency = change_agency(agency=request.agency, actor=actor, **changes)
            change_number_pattern(agency=agency, pattern=form.cleaned_data["number_pattern"], actor=actor)
    except OrganisationRefused as refused:
        refused.field = "crest" if refused.field == "crest_svg" else refused.field
        add_refusal(form, refused)
    except NumberPatternRefused as refused:
        form.add_error("number_pattern", str(refused))
    return form.is_valid()
