"""Which agency is meant, where a person has several."""

from django.utils.translation import gettext as _

from triwulan.api.bearer import ApiRequest
from triwulan.cycles.refusals import MayNot, NotThere
from triwulan.organisations.models import Agency
from triwulan.organisations.rules import has_role_in


def agency_for(request: ApiRequest, agency_id: int | None, *, role: str) -> Agency:
    """The one named, else the first in which he has the role, else his first: the action then says what he lacks."""
    if agency_id is not None:
        named = next((agency for agency in request.agencies if agency.pk == agency_id), None)
        if named is None:
            raise NotThere
        return named
    if not request.agencies:
        raise MayNot(_("Anda tidak memegang jabatan di perangkat daerah mana pun."))
    mine = (agency for agency in request.agencies if has_role_in(request.auth, agency, role))
    return next(mine, request.agencies[0])
