"""Positions and who holds them, as every other shape names them."""

from triwulan.api.shapes.base import Shape


class PositionName(Shape):
    id: int
    title: str


class Somebody(Shape):
    """A position and who acts for it; `person` null: vacant, or nobody has acted. `capacity`: "", "Plt." or "Plh."."""

    position: str
    person: str | None
    capacity: str


class HeldPosition(PositionName):
    """`acting`: he may act for it today (not while a Plh. does)."""

    unit: str
    unit_id: int
    agency: str
    agency_id: int
    capacity: str
    acting: bool
    roles: list[str]


class AgencyName(Shape):
    """`access`: "own" or "review"."""

    id: int
    name: str
    time_zone: str
    access: str


class Me(Shape):
    id: int
    username: str
    name: str
    nip: str | None
    positions: list[HeldPosition]
    agencies: list[AgencyName]
