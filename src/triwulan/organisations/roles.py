"""What positions may carry."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from triwulan.organisations.models import Agency, Role
from triwulan.organisations.refusals import OrganisationRefused


def roles_by_code(agency: Agency, codes: Iterable[str]) -> list[Role]:
    """OrganisationRefused for a role the agency does not have."""
    wanted = set(codes)
    found = list(Role.objects.filter(agency=agency, code__in=wanted))
    if unknown := sorted(wanted - {role.code for role in found}):
        sentence = _("Peran “%s” tidak dikenal di perangkat daerah ini.") % ", ".join(unknown)
        raise OrganisationRefused(sentence, "roles")
    return found
