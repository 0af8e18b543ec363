"""One's own signing certificate: brought, seen with its expiry, taken away."""

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
from triwulan.core import clock
from triwulan.documents.certificates import certificate_of, keep_certificate, remove_certificate
from triwulan.documents.signers.interface import SigningFailed
from triwulan.documents.signers.pkcs12 import MOST_BYTES
from triwulan.web.access import DeskRequest, member
from triwulan.web.signatures.views import PassphraseField

SOON_DAYS = 30


class CertificateForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Berkas sertifikat"),
        help_text=gettext_lazy("PKCS#12 (.p12 atau .pfx) milik Anda, yang dilindungi sandi"),
        widget=forms.FileInput(attrs={"accept": ".p12,.pfx,application/x-pkcs12"}),
    )
    passphrase = PassphraseField()
    field_order = ("file", "passphrase")


@sensitive_post_parameters("passphrase")
@sensitive_variables()
@member
@never_cache
def certificate(request: DeskRequest) -> HttpResponse:
    form = CertificateForm(*((request.POST, request.FILES) if request.method == "POST" else ()))
    if form.is_valid():
        try:
            keep_certificate(
                person=request.person,
                content=form.cleaned_data["file"].read(MOST_BYTES + 1),
                passphrase=form.cleaned_data["passphrase"],
                actor=Actor(request.person.pk),
            )
        except SigningFailed as failed:
            form.add_error(None, str(failed))
        else:
            messages.success(
                request, _("Sertifikat tersimpan. Sandinya tidak; Anda diminta setiap kali menandatangani.")
            )
            return redirect("signatures:certificate")
    kept = certificate_of(request.person)
    days = (kept.expires_at - clock.now()).days if kept else 0
    context = {"form": form, "certificate": kept, "over": days < 0, "soon": 0 <= days < SOON_DAYS}
    return render(request, "signatures/certificate.html", context)


@member
@require_POST
def remove(request: DeskRequest) -> HttpResponse:
    remove_certificate(person=request.person, actor=Actor(request.person.pk))
    messages.success(request, _("Sertifikat dihapus. Naskah yang sudah ditandatangani tetap bertanda tangan."))
    return redirect("signatures:certificate")
