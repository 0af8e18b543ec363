"""Loans of the paper: lent on the paper's page, returned from the list."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from triwulan.documents import rules
from triwulan.documents.archive.lending import lend, loans_of, take_back
from triwulan.documents.refusals import DocumentRefused
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.queries import holders_of, positions_of, today
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.documents.keeping import KEEPERS, document_for
from triwulan.web.manage.dates import DayField
from triwulan.web.tables.paging import page_of

PER_PAGE = 25


class PersonField(forms.ModelChoiceField):  # type: ignore[type-arg]  # Django's class takes none when it runs
    def label_from_instance(self, obj: Any) -> str:
        return str(obj.full_name)


class LoanForm(forms.Form):
    borrower = PersonField(
        label=gettext_lazy("Peminjam"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=gettext_lazy("dari luar"),
    )
    outsider = forms.CharField(
        label=gettext_lazy("Peminjam dari luar"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Nama dan instansinya, bila bukan pegawai di sini"),
    )
    purpose = forms.CharField(label=gettext_lazy("Keperluan"), max_length=200)
    due_on = DayField(label=gettext_lazy("Batas pengembalian"))

    def __init__(self, *args: Any, agency: Agency, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        on = today(agency)
        held = holders_of([each.pk for each in positions_of(agency, on)], on)
        field = self.fields["borrower"]
        assert isinstance(field, forms.ModelChoiceField)  # noqa: S101 - the class above says so
        field.queryset = Person.objects.filter(pk__in={each.person_id for each in held.values()}).order_by("name", "pk")


@member
@require_safe
def loans(request: DeskRequest) -> HttpResponse:
    out = request.GET.get("daftar") != "semua"
    page = page_of(request, loans_of(request.agency, request.person, still_out=out), PER_PAGE)
    context = {"page": page, "out": out, "today": request.desk.today, "rest": "" if out else "daftar=semua"}
    may_keep = bool(request.desk.roles.intersection(KEEPERS))
    return render(request, "archive/loans.html", context | {"may_keep": may_keep})


@member
def new(request: DeskRequest, document_id: int) -> HttpResponse:
    document = document_for(request, document_id, may=rules.may_file)
    form = LoanForm(request.POST or None, agency=request.agency)
    if form.is_valid():
        try:
            lend(document=document, actor=request.desk.actor(*KEEPERS), **form.cleaned_data)
        except DocumentRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Peminjaman tercatat."))
            return redirect("documents:detail", document.pk)
    return render(request, "archive/loan.html", {"document": document, "form": form})


@needs(*KEEPERS)
@require_POST
def returned(request: DeskRequest, pk: int) -> HttpResponse:
    loan = get_object_or_404(loans_of(request.agency, request.person).select_related("document__agency"), pk=pk)
    try:
        take_back(loan=loan, actor=request.desk.actor(*KEEPERS))
    except DocumentRefused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Pengembalian %(number)s tercatat.") % {"number": loan.document.number})
    return redirect("archive:loans")
