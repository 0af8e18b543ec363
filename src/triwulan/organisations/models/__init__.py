from triwulan.organisations.models.agency import Agency, Government
from triwulan.organisations.models.calendar import Holiday, OfficeHours, RamadanPeriod
from triwulan.organisations.models.grant import ApiToken, ReviewGrant
from triwulan.organisations.models.person import Person, Qualification
from triwulan.organisations.models.position import Capacity, Holding, Position, Role
from triwulan.organisations.models.unit import Unit, UnitKind

__all__ = [
    "Agency",
    "ApiToken",
    "Capacity",
    "Government",
    "Holding",
    "Holiday",
    "OfficeHours",
    "Person",
    "Position",
    "Qualification",
    "RamadanPeriod",
    "ReviewGrant",
    "Role",
    "Unit",
    "UnitKind",
]
