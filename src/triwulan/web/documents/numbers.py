"""Numbers: each kind's pattern, and what was reserved, used or voided."""

from datetime import date

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.documents.kinds.known import KINDS
from triwulan.documents.models import NumberPattern, ReservedNumber
from triwulan.documents.register.numbering import NumberPatternRefused
from triwulan.documents.register.reserving import (
    ReservationRefused,
    change_kind_pattern,
    reserve_number,
    void_reservation,
)
from triwulan.organisations.models import Agency, Unit
from triwulan.organisations.queries import valid_on
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import DayField
from triwulan.web.tables.paging import page_of

KEEPERS = ("perencana", "admin")
PER_PAGE = 25


class ReserveForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Jenis naskah"))
    unit = forms.ModelChoiceField(label=gettext_lazy("Unit"), queryset=Unit.objects.none(), empty_label=None)
    on = DayField(label=gettext_lazy("Tanggal nomor"))
    reason = forms.CharField(label=gettext_lazy("Alasan"), max_length=200)

    def __init__(self, *args: object, agency: Agency, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        kind, unit = self.fields["kind"], self.fields["unit"]
        assert isinstance(kind, forms.ChoiceField)  # noqa: S101 - the class above says so
        assert isinstance(unit, forms.ModelChoiceField)  # noqa: S101 - the class above says so
        kind.choices = [(code, each.name) for code, each in KINDS.items()]
        unit.queryset = Unit.objects.filter(valid_on(today), agency=agency).order_by("order", "id")
        self.fields["on"].initial = today


class VoidForm(forms.Form):
    reason = forms.CharField(label=gettext_lazy("Alasan dibatalkan"), max_length=200)


class PatternForm(forms.Form):
    pattern = forms.CharField(
        label=gettext_lazy("Pola nomor"),
        max_length=120,
        required=False,
        help_text=gettext_lazy(
            "Bagian yang diganti: {klasifikasi} {urut} {unit} {bulan} {tahun}. Kosong: mengikuti pola perangkat daerah"
        ),
    )


@needs(*KEEPERS)
def numbers(request: DeskRequest) -> HttpResponse:
    form = ReserveForm(request.POST or None, agency=request.agency, today=request.desk.today)
    if form.is_valid():
        try:
            made = reserve_number(agency=request.agency, actor=request.desk.actor(*KEEPERS), **form.cleaned_data)
        except ReservationRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Nomor %(number)s dicadangkan.") % {"number": made.number})
            return redirect("documents:numbers")
    found = ReservedNumber.objects.filter(agency=request.agency).select_related("unit", "document")
    page = page_of(request, found.order_by("-reserved_at", "-pk"), PER_PAGE)
    own = dict(NumberPattern.objects.filter(agency=request.agency).values_list("kind", "pattern"))
    patterns = [(code, each.name, own.get(code, "")) for code, each in KINDS.items()]
    rows = [(each, KINDS[each.kind].name) for each in page]
    return render(
        request, "documents/numbers.html", {"form": form, "page": page, "rows": rows, "patterns": patterns, "rest": ""}
    )


@needs(*KEEPERS)
def void(request: DeskRequest, pk: int) -> HttpResponse:
    open_ = Q(claimed_at=None, voided_at=None)
    reserved: ReservedNumber = get_object_or_404(ReservedNumber.objects.filter(open_, agency=request.agency), pk=pk)
    form = VoidForm(request.POST or None)
    if form.is_valid():
        try:
            void_reservation(reserved=reserved, actor=request.desk.actor(*KEEPERS), **form.cleaned_data)
        except ReservationRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Nomor %(number)s dibatalkan.") % {"number": reserved.number})
            return redirect("documents:numbers")
    return render(request, "documents/number_void.html", {"form": form, "reserved": reserved})


@needs(*KEEPERS)
def pattern(request: DeskRequest, kind: str) -> HttpResponse:
    if kind not in KINDS:
        raise Http404
    own = NumberPattern.objects.filter(agency=request.agency, kind=kind).values_list("pattern", flat=True).first()
    form = PatternForm(request.POST if request.method == "POST" else None, initial={"pattern": own or ""})
    if form.is_valid():
        try:
            change_kind_pattern(
                agency=request.agency, kind=kind, actor=request.desk.actor(*KEEPERS), **form.cleaned_data
            )
        except NumberPatternRefused as refused:
            form.add_error("pattern", str(refused))
        else:
            messages.success(request, _("Pola nomor %(kind)s tersimpan.") % {"kind": KINDS[kind].name})
            return redirect("documents:numbers")
    context = {"form": form, "kind": KINDS[kind].name, "general": request.agency.number_pattern}
    return render(request, "documents/number_pattern.html", context)
