"""A year's bag for the archive: asked for, followed while it is made, taken home. Filling a place from it is a command."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from triwulan.cycles.models import Round
from triwulan.documents.register.search import years_of
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.bag.asking import KEPT, ask_for_bag, how_far, take_bag
from triwulan.exchange.models import YearBag
from triwulan.organisations.models import Agency
from triwulan.web.access import DeskRequest, needs

MAY = ("perencana", "admin")
MOST_SHOWN = 20
COMMAND = "triwulan restore kinerja-2025.zip --data folder-data-kosong"


class BagForm(forms.Form):
    year = forms.TypedChoiceField(label=gettext_lazy("Tahun kinerja"), coerce=int)

    def __init__(self, *args: object, years: list[int], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # handed on
        field = self.fields["year"]
        assert isinstance(field, forms.TypedChoiceField)  # noqa: S101 - declared above
        field.choices = [(each, str(each)) for each in years]


@needs(*MAY)
@never_cache
def bags(request: DeskRequest) -> HttpResponse:
    years = _years(request.agency)
    form = BagForm(request.POST or None, years=years)
    if form.is_valid():
        try:
            ask_for_bag(
                agency=request.agency,
                year=form.cleaned_data["year"],
                person=request.person,
                actor=request.desk.actor(*MAY),
            )
        except BackupRefused as refused:
            form.add_error(None, str(refused))
        else:
            messages.success(request, _("Kantong tahun %(year)d sedang dibuat.") % {"year": form.cleaned_data["year"]})
            return redirect("archive:bags")
    found = YearBag.objects.filter(agency=request.agency).select_related("person").order_by("-pk")[:MOST_SHOWN]
    rows = [(each, how_far(each)) for each in found]
    context = {"form": form, "rows": rows, "years": years, "days": KEPT.days, "command": COMMAND}
    context["running"] = any(each.state == "running" for each, _progress in rows)
    return render(request, "archive/bags.html", context)


@needs(*MAY)
@never_cache
@require_safe
def bag_file(request: DeskRequest, pk: int) -> HttpResponseBase:
    bag = get_object_or_404(YearBag.objects.filter(agency=request.agency).select_related("agency"), pk=pk)
    try:
        path = take_bag(bag=bag, person=request.person, actor=request.desk.actor(*MAY))
    except BackupRefused as refused:
        return render(request, "archive/bag_gone.html", {"sentence": str(refused)}, status=HTTPStatus.GONE)
    name = f"kinerja-{bag.year}.zip"
    return FileResponse(path.open("rb"), as_attachment=True, filename=name, content_type="application/zip")


def _years(agency: Agency) -> list[int]:
    """Those that rounds or papers tell of, newest first."""
    rounds = Round.objects.filter(agency=agency).values_list("year", flat=True)
    return sorted({*rounds, *years_of(agency)}, reverse=True)
