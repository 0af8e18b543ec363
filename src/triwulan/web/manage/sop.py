"""The agency's SOP: uploaded as a file, its faults and notes said, its rows shown, then activated from a day."""

from importlib.resources import files

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from triwulan.cycles.models import Round
from triwulan.sop.actions import activate_revision, upload_revision
from triwulan.sop.faults import Fault, SopFaulty
from triwulan.sop.models import SopRevision
from triwulan.sop.notes import read_notes
from triwulan.sop.queries import definition_of, revision_for
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.dates import DayField
from triwulan.web.standards import standard_words

_MOST_BYTES = 1024 * 1024
EXAMPLE = files("triwulan.sop") / "definitions" / "pengumpulan-data-kinerja-2023.toml"


class UploadForm(forms.Form):
    file_name = "SOP"
    file = forms.FileField(
        label=gettext_lazy("Berkas SOP (TOML)"),
        widget=forms.FileInput(attrs={"accept": ".toml,text/plain"}),
        help_text=gettext_lazy("Satu berkas untuk satu revisi, dengan nama kolom seperti pada lembar yang disahkan"),
    )

    def clean_file(self) -> str:
        """The file's text; its name is kept for the places of faults."""
        file = self.cleaned_data["file"]
        self.file_name = str(file.name)
        if file.size > _MOST_BYTES:
            raise forms.ValidationError(_("Berkas SOP lebih besar dari 1 MB."))
        try:
            return str(file.read().decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            raise forms.ValidationError(_("Berkas ini bukan teks UTF-8. Simpan ulang sebagai UTF-8.")) from error


class ActivateForm(forms.Form):
    from_date = DayField(
        label=gettext_lazy("Berlaku mulai"),
        help_text=gettext_lazy("Putaran yang sedang berjalan tetap memakai revisi saat dibuka"),
    )


@needs("admin")
def revisions(request: DeskRequest) -> HttpResponse:
    form = UploadForm(request.POST or None, request.FILES or None)
    faults: list[Fault] = []
    if form.is_valid():
        try:
            made = upload_revision(request.agency, form.cleaned_data["file"], request.person, name=form.file_name)
        except SopFaulty as faulty:
            faults = faulty.faults
        else:
            messages.success(request, _("SOP “%(name)s” tersimpan. Periksa, lalu aktifkan.") % {"name": made.name})
            return redirect("manage:sop_revision", made.pk)
    context = {
        "form": form,
        "faults": faults,
        "revisions": SopRevision.objects.select_related("uploaded_by").order_by("-pk"),
        "active": revision_for(request.agency, request.desk.today),
    }
    return render(request, "manage/sop.html", context)


@needs("admin")
def revision(request: DeskRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(SopRevision.objects.select_related("agency"), pk=pk)
    form = ActivateForm(request.POST or None, initial={"from_date": found.active_from or request.desk.today})
    if form.is_valid():
        activate_revision(found, form.cleaned_data["from_date"], request.person)
        messages.success(request, _("SOP “%(name)s” diaktifkan.") % {"name": found.name})
        return redirect("manage:home")
    sop = definition_of(found)
    context = {
        "revision": found,
        "sop": sop,
        "steps": [(step, sop.performer_names(step), standard_words(sop, step)) for step in sop.steps],
        "notes": read_notes(sop, name=_("berkas")),
        "form": form,
        "used": Round.objects.filter(revision=found).count(),
    }
    return render(request, "manage/sop_revision.html", context)


@needs("admin")
@require_safe
def example(_request: DeskRequest) -> HttpResponse:
    """The SOP that Triwulan was made for, to be written over: an office that begins has no such file yet."""
    headers = {"Content-Disposition": f'attachment; filename="{EXAMPLE.name}"'}
    return HttpResponse(EXAMPLE.read_bytes(), content_type="application/toml", headers=headers)
