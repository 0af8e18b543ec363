"""Under which NIK one signs at BSrE: brought, asked after, taken away."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from triwulan.audit.record import Actor
from triwulan.documents.signers.interface import SigningFailed
from triwulan.documents.signing_services import (
    ServiceRefused,
    asked_state,
    identity_of,
    keep_identity,
    remove_identity,
    service_of,
)
from triwulan.web.access import DeskRequest, member


class IdentityForm(forms.Form):
    nik = forms.CharField(
        label=gettext_lazy("NIK"),
        max_length=30,
        help_text=gettext_lazy("16 angka, seperti terdaftar di BSrE. Disimpan terenkripsi, hanya untuk menandatangani"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )


@sensitive_post_parameters("nik")
@sensitive_variables()
@member
@never_cache
def identity(request: DeskRequest) -> HttpResponse:
    form = IdentityForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            keep_identity(person=request.person, nik=form.cleaned_data["nik"], actor=Actor(request.person.pk))
        except ServiceRefused as refused:
            form.add_error(refused.field, str(refused))
        else:
            messages.success(request, _("NIK tersimpan. Passphrase tidak; Anda diminta setiap kali menandatangani."))
            return redirect("signatures:bsre")
    context = {"form": form, "identity": identity_of(request.person), "service": service_of(request.agency)}
    return render(request, "signatures/bsre.html", context)


@member
@require_POST
def ask(request: DeskRequest) -> HttpResponse:
    """Asks the service about one's own account: before the first signing, rather than at it."""
    kept, service = identity_of(request.person), service_of(request.agency)
    if kept is None or service is None:
        return redirect("signatures:bsre")
    try:
        sentence = asked_state(service, kept)
    except SigningFailed as failed:
        sentence = str(failed)
    if sentence:
        messages.error(request, sentence)
    else:
        messages.success(request, _("BSrE menjawab: sertifikat Anda aktif."))
    return redirect("signatures:bsre")


@member
@require_POST
def remove(request: DeskRequest) -> HttpResponse:
    remove_identity(person=request.person, actor=Actor(request.person.pk))
    messages.success(request, _("NIK dihapus. Naskah yang sudah ditandatangani tetap bertanda tangan."))
    return redirect("signatures:bsre")
