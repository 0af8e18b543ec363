"""What positions may carry in an SOP. The seeded roles, those an activated SOP brought along, and the agency's own."""

from django import forms
from django.contrib import messages
from django.db.models import Count, Q
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.organisations.models import Role
from triwulan.organisations.queries import valid_on
from triwulan.organisations.refusals import OrganisationRefused
from triwulan.organisations.setup import create_role
from triwulan.web.access import DeskRequest, needs
from triwulan.web.refusing import add_refusal


class RoleForm(forms.Form):
    code = forms.SlugField(
        label=gettext_lazy("Kode peran"),
        max_length=40,
        help_text=gettext_lazy("Seperti “peran” atau “kode” pelaksana dalam berkas SOP, misalnya: tim_kinerja"),
        error_messages={
            "invalid": gettext_lazy("Kode terdiri atas huruf, angka, garis bawah, atau tanda hubung, tanpa spasi.")
        },
    )
    name = forms.CharField(label=gettext_lazy("Nama peran"), max_length=100)


@needs("admin")
def roles(request: DeskRequest) -> HttpResponse:
    form = RoleForm(request.POST or None)
    if form.is_valid():
        try:
            made = create_role(agency=request.agency, actor=request.desk.actor("admin"), **form.cleaned_data)
        except OrganisationRefused as refused:
            add_refusal(form, refused)
        else:
            messages.success(request, _("Peran %(name)s ditambahkan. Berikan kepada jabatannya.") % {"name": made.name})
            return redirect("manage:roles")
    today = valid_on(request.desk.today, prefix="positions__")
    there = Role.objects.order_by("pk").annotate(carried_by=Count("positions", filter=Q(today), distinct=True))
    return render(request, "manage/roles.html", {"form": form, "roles": there})
