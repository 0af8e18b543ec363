"""Who I am to the system: my positions, and the agencies I read."""

from ninja import Router

from triwulan.api.bearer import ApiRequest
from triwulan.api.shapes.office import AgencyName, HeldPosition, Me
from triwulan.api.shapes.problem import refusals
from triwulan.core.sentences import term
from triwulan.organisations.models import Agency, Holding, Role
from triwulan.organisations.queries import all_holdings_of, capacity_word, holdings_of, today

router = Router(tags=[term("Masuk")])


@router.get("", response={200: Me, **refusals()}, summary=term("Saya dan jabatan saya"))
def me(request: ApiRequest) -> Me:
    person, agencies = request.auth, request.agencies
    held = all_holdings_of(person, today(agencies[0])) if agencies else []
    acting = {holding.pk for holding in holdings_of(person, today(agencies[0]))} if agencies else set()
    own = {holding.position.unit.agency_id for holding in held}
    roles = _roles(held)
    names = {agency.pk: agency.name for agency in agencies}
    return Me(
        id=person.pk,
        username=person.username,
        name=person.full_name,
        nip=person.nip,
        positions=[_position(each, names, roles.get(each.position_id, []), acting=each.pk in acting) for each in held],
        agencies=[_agency(agency, own) for agency in agencies],
    )


def _roles(held: list[Holding]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    pairs = Role.objects.filter(positions__in=[each.position_id for each in held]).values_list("positions", "code")
    for position, code in pairs.order_by("code"):
        found.setdefault(position, []).append(code)
    return found


def _position(holding: Holding, names: dict[int, str], roles: list[str], *, acting: bool) -> HeldPosition:
    position = holding.position
    return HeldPosition(
        id=position.pk,
        title=position.title,
        unit=position.unit.name,
        unit_id=position.unit_id,
        agency=names[position.unit.agency_id],
        agency_id=position.unit.agency_id,
        capacity=capacity_word(holding),
        acting=acting,
        roles=roles,
    )


def _agency(agency: Agency, own: set[int]) -> AgencyName:
    return AgencyName(
        id=agency.pk,
        name=agency.name,
        time_zone=agency.time_zone,
        access="own" if agency.pk in own else "review",
    )
