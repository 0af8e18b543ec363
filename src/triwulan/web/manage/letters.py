"""The office's own templates for its letters: brought, explained, taken off again."""

from io import BytesIO

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from triwulan.core.sentences import say
from triwulan.documents.files import read_file
from triwulan.documents.kinds.known import KINDS
from triwulan.documents.letters.call import TemplateRefused
from triwulan.documents.letters.fields import EXPLAINED, FILTERS
from triwulan.documents.letters.templates import (
    KINDS_OF_LETTERS,
    MOST_BYTES,
    keep_template,
    remove_template,
    templates_of,
)
from triwulan.documents.refusals import UploadRefused
from triwulan.documents.uploads.formats import DOCX
from triwulan.web.access import DeskRequest, needs

EXAMPLE = (
    "{{ pemerintah }}",
    "{{ perangkat_daerah }}",
    "{% for baris in alamat %}{{ baris }} {% endfor %}",
    "Nomor: {{ nomor }}",
    "{{ judul }}",
    "{%p for kalimat in paragraf %}",
    "{{ kalimat }}",
    "{%p endfor %}",
    "{%p for x in isian %}",
    "{{ x.label }}: {{ x.nilai }}",
    "{%p endfor %}",
    "{%p for t in tabel %}",
    "{{ t.judul }}",
    "{%p for baris in t.baris %}",
    "{% for sel in baris %}{{ sel }} {% endfor %}",
    "{%p endfor %}",
    "{%p endfor %}",
    "{{ tempat }}, {{ tanggal }}",
    "{%p for p in penanda_tangan %}",
    "{{ p.kapasitas }} {{ p.jabatan }}",
    "{{ p.nama }}",
    "{%p if p.nip %}",
    "NIP {{ p.nip }}",
    "{%p endif %}",
    "{%p endfor %}",
    "Periksa keaslian: {{ tautan }}, kode {{ kode }}",
)
"""A paragraph each; a template to begin with."""


class LetterForm(forms.Form):
    kind = forms.ChoiceField(label=gettext_lazy("Jenis surat"))
    file = forms.FileField(
        label=gettext_lazy("Berkas templat"),
        help_text=gettext_lazy("DOCX sampai 2 MB, tanpa makro dan tanpa tautan ke luar"),
        widget=forms.FileInput(attrs={"accept": f".docx,{DOCX.content_type}"}),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the class above says so
        field.choices = [(kind, KINDS[kind].name) for kind in KINDS_OF_LETTERS]


@needs("admin")
def letters(request: DeskRequest) -> HttpResponse:
    form = LetterForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    wrong = _kept(request, form) if form.is_valid() else []
    if form.is_valid() and not wrong:
        messages.success(request, _("Templat terpasang untuk surat yang terbit sesudah ini."))
        return redirect("manage:letters")
    there = templates_of(request.agency)
    context = {
        "form": form,
        "wrong": wrong,
        "kinds": [(kind, KINDS[kind].name, there.get(kind)) for kind in KINDS_OF_LETTERS],
        "fields": [(name, say(meaning)) for name, meaning in EXPLAINED.items()],
        "filters": ", ".join(FILTERS),
        "written": "{{ nomor }}",
    }
    return render(request, "manage/letters.html", context)


@needs("admin")
@require_POST
def remove(request: DeskRequest, kind: str) -> HttpResponse:
    if kind not in KINDS_OF_LETTERS:
        raise Http404
    remove_template(agency=request.agency, kind=kind, actor=request.desk.actor("admin"))
    messages.success(request, _("Templat dilepas; surat berikutnya memakai bentuk biasa."))
    return redirect("manage:letters")


@needs("admin")
@require_safe
def file(request: DeskRequest, kind: str) -> HttpResponse:
    """The template as it was brought."""
    found = templates_of(request.agency).get(kind)
    if found is None:
        raise Http404
    return _download(read_file(found.file), f"templat-{kind}.docx")


@needs("admin")
@require_safe
def example(request: DeskRequest) -> HttpResponse:  # noqa: ARG001 - the same for everybody
    # inline import: python-docx takes its memory where a DOCX is made, and not in every web process
    import docx

    document, room = docx.Document(), BytesIO()
    for line in EXAMPLE:
        document.add_paragraph(line)
    document.save(room)
    return _download(room.getvalue(), "contoh-templat-surat.docx")


def _download(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=DOCX.content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _kept(request: DeskRequest, form: LetterForm) -> list[str]:
    """What is wrong with it; empty where it was kept."""
    sent = form.cleaned_data["file"]
    try:
        keep_template(
            agency=request.agency,
            kind=form.cleaned_data["kind"],
            name=sent.name,
            content=sent.read(MOST_BYTES + 1),
            actor=request.desk.actor("admin"),
        )
    except UploadRefused as refused:
        return [refused.sentence]
    except TemplateRefused as refused:
        return refused.sentences
    return []
