"""The agency's account at the e-Sign client service of BSrE."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_POST

from triwulan.documents.models import SigningService
from triwulan.documents.signing_services import Entered, ServiceRefused, remove_service, service_of, set_service
from triwulan.web.access import DeskRequest, needs


class ServiceForm(forms.Form):
    address = forms.ChoiceField(
        label=gettext_lazy("Alamat layanan"), help_text=gettext_lazy("Daftarnya ditetapkan pengelola server")
    )
    version = forms.ChoiceField(label=gettext_lazy("Versi layanan"), choices=SigningService.Version.choices)
    username = forms.CharField(
        label=gettext_lazy("Nama pengguna layanan"),
        max_length=100,
        help_text=gettext_lazy("Diberikan BSrE kepada perangkat daerah; bukan NIK pejabat"),
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Sandi layanan"),
        max_length=200,
        required=False,
        strip=False,
        help_text=gettext_lazy("Disimpan terenkripsi dan tidak ditampilkan lagi; kosong: yang tersimpan tetap dipakai"),
        widget=forms.PasswordInput(attrs={"autocomplete": "off"}, render_value=False),
    )
    active = forms.BooleanField(label=gettext_lazy("Dapat dipakai menandatangani"), required=False, initial=True)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # passed on
        field = self.fields["address"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - the class above says so
        field.choices = [(each, each) for each in settings.BSRE_URLS]


@sensitive_post_parameters("password")
@sensitive_variables()
@needs("admin")
@never_cache
def service(request: DeskRequest) -> HttpResponse:
    there = service_of(request.agency)
    kept = {name: getattr(there, name) for name in ("address", "version", "username", "active")} if there else None
    form = ServiceForm(request.POST if request.method == "POST" else None, initial=kept)
    if form.is_valid():
        try:
            set_service(agency=request.agency, entered=Entered(**form.cleaned_data), actor=request.desk.actor("admin"))
        except ServiceRefused as refused:
            form.add_error(refused.field, str(refused))
        else:
            messages.success(request, _("Layanan BSrE tersimpan."))
            return redirect("manage:bsre")
    return render(request, "manage/bsre.html", {"form": form, "service": there, "allowed": settings.BSRE_URLS})


@needs("admin")
@require_POST
def remove(request: DeskRequest) -> HttpResponse:
    remove_service(agency=request.agency, actor=request.desk.actor("admin"))
    messages.success(request, _("Layanan BSrE dihapus. Naskah yang sudah ditandatangani tetap bertanda tangan."))
    return redirect("manage:bsre")
