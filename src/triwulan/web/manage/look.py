"""The office's own look: paper, types, margins and the cover's picture, seen before it is kept."""

from dataclasses import replace
from typing import Any, cast
from urllib.parse import urlencode

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.documents.letterheads import letterhead_of
from triwulan.documents.looks import (
    DOCX_FONTS,
    EDGES,
    LEAST_MM,
    LEAST_TOP_MM,
    MOST_MM,
    PDF_FONTS,
    Entered,
    LookRefused,
    change_look,
    sample_pages,
)
from triwulan.documents.pictures import MAX_BYTES
from triwulan.documents.refusals import UploadRefused
from triwulan.documents.typesetting.call import RenderFailed
from triwulan.organisations.models import Agency
from triwulan.organisations.models.agency import PaperSize
from triwulan.web.access import DeskRequest, needs

FIELDS = ("paper_size", "pdf_font", "docx_font", *EDGES)
PAGES = (1, 2)
"""Of the sample: a cover and a paper."""


def _millimetres(label: Any, least: int) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=MOST_MM)


class LookForm(forms.Form):
    paper_size = forms.ChoiceField(label=gettext_lazy("Kertas"), choices=PaperSize.choices)
    pdf_font = forms.ChoiceField(
        label=gettext_lazy("Huruf PDF"),
        choices=[(each, each) for each in PDF_FONTS],
        help_text=gettext_lazy("Yang dibawa penyusun PDF; huruf lain tidak dipakai agar hasilnya selalu sama"),
    )
    docx_font = forms.ChoiceField(
        label=gettext_lazy("Huruf DOCX"),
        choices=[(each, each) for each in DOCX_FONTS],
        help_text=gettext_lazy("Dipakai bila ada di komputer yang membuka berkasnya"),
    )
    margin_top = _millimetres(gettext_lazy("Tepi atas, mm"), LEAST_TOP_MM)
    margin_right = _millimetres(gettext_lazy("Tepi kanan, mm"), LEAST_MM)
    margin_bottom = _millimetres(gettext_lazy("Tepi bawah, mm"), LEAST_MM)
    margin_left = _millimetres(gettext_lazy("Tepi kiri, mm"), LEAST_MM)
    cover = forms.FileField(
        label=gettext_lazy("Gambar sampul laporan"),
        required=False,
        help_text=gettext_lazy("PNG atau JPEG sampai 12 MB; digambar ulang tanpa data tersembunyi"),
        widget=forms.FileInput(attrs={"accept": ".png,.jpg,.jpeg,image/png,image/jpeg"}),
    )
    without_cover = forms.BooleanField(label=gettext_lazy("Tanpa gambar sampul"), required=False)

    def entered(self) -> Entered:
        return Entered(**{name: self.cleaned_data[name] for name in FIELDS})

    def clean(self) -> dict[str, Any]:
        """What the numbers say together."""
        cleaned = super().clean() or {}
        if not self.errors:
            try:
                self.entered().check()
            except LookRefused as refused:
                self.add_error(refused.field, str(refused))
        return cleaned


@needs("admin")
@never_cache
def look(request: DeskRequest) -> HttpResponse:
    """ "Lihat dahulu" shows what was entered without keeping it; a new picture is seen once it is kept."""
    agency = request.agency
    form = LookForm(request.POST or None, request.FILES or None, initial=_initial(agency))
    only_look = "lihat" in request.POST
    if form.is_valid() and not only_look and _kept(request, form):
        messages.success(request, _("Rupa naskah tersimpan untuk naskah yang terbit sesudah ini."))
        return redirect("manage:look")
    shown = form.cleaned_data if only_look and form.is_valid() else _initial(agency)
    query = urlencode({name: shown[name] for name in FIELDS})
    context = {"form": form, "query": query, "pages": PAGES, "unsaved": only_look and form.is_valid()}
    return render(request, "manage/look.html", context)


@needs("admin")
@require_safe
@never_cache
def sample(request: DeskRequest, page: int) -> HttpResponse:
    """A page as it would be, by what stands in the address; by what is kept where that is nothing."""
    form = LookForm(request.GET or QueryDict(urlencode(_initial(request.agency))))
    if page not in PAGES or not form.is_valid():
        raise Http404
    entered, head = form.entered(), letterhead_of(request.agency)
    head = replace(
        head,
        look=replace(
            head.look,
            paper=cast("Any", entered.paper_size),
            font=entered.pdf_font,
            top=entered.margin_top,
            right=entered.margin_right,
            bottom=entered.margin_bottom,
            left=entered.margin_left,
        ),
    )
    try:
        found = sample_pages(head, request.agency.place, request.desk.today)
    except RenderFailed as failed:
        return HttpResponse(str(_(str(failed))), status=503, content_type="text/plain; charset=utf-8")
    return HttpResponse(found[page - 1], content_type="image/png")


def _initial(agency: Agency) -> dict[str, Any]:
    return {name: getattr(agency, name) for name in FIELDS}


def _kept(request: DeskRequest, form: LookForm) -> bool:
    file = form.cleaned_data["cover"]
    try:
        change_look(
            agency=request.agency,
            entered=form.entered(),
            actor=request.desk.actor("admin"),
            cover=file.read(MAX_BYTES + 1) if file else None,
            without_cover=form.cleaned_data["without_cover"],
        )
    except UploadRefused as refused:
        form.add_error("cover", refused.sentence)
        request.agency.refresh_from_db()
    return form.is_valid()
