"""Which tables somebody may bring in."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.utils.translation import gettext as _

from triwulan.exchange.imports.catalogue import KINDS
from triwulan.exchange.imports.kind import Kind
from triwulan.organisations.models import Role
from triwulan.web.access import DeskRequest


def kinds_for(request: DeskRequest) -> list[Kind]:
    return [kind for kind in KINDS.values() if request.desk.roles.intersection(kind.roles)]


def kind_for(request: DeskRequest, code: str) -> Kind:
    kind = KINDS.get(code)
    if kind is None:
        raise Http404(_("Tabel semacam ini tidak dikenal."))
    if not request.desk.roles.intersection(kind.roles):
        named = Role.objects.filter(code__in=kind.roles).values_list("name", flat=True)
        raise PermissionDenied(_("Halaman ini untuk jabatan dengan peran %(role)s.") % {"role": ", ".join(named)})
    return kind
