"""Where the signed paper stands: "disimpan sebagai data elektronik dan manual" needs a second address."""

from typing import NamedTuple

from triwulan.documents.kinds.known import KINDS
from triwulan.documents.models import ArchiveBox, ArchiveFolder
from triwulan.documents.register.numbering import unit_code
from triwulan.organisations.models import Agency, Unit

_SEPARATOR = " / "
_NONE = "–"
_WITH_ROOM = 5


class Place(NamedTuple):
    """Written as one line, "lemari / boks / map", before it the building and the room where one of them is known.

    The empty parts stay for the pen.
    """

    cabinet: str = ""
    box: str = ""
    folder: str = ""
    building: str = ""
    room: str = ""

    def __str__(self) -> str:
        house = (self.building or _NONE, self.room or _NONE) if self.building or self.room else ()
        return _SEPARATOR.join((*house, self.cabinet, self.box, self.folder)).rstrip(" /")


def default_place(unit: Unit, kind: str, year: int, quarter: int | None) -> Place:
    period = f"{year} triwulan {quarter}" if quarter else str(year)
    return Place(f"Lemari {unit_code(unit)}", f"Boks {year}", f"Map {KINDS[kind].label} {period}")


def read_place(text: str) -> Place:
    """Five parts begin with building and room; of fewer, anything beyond the second stroke belongs to the folder."""
    parts = [part.strip() for part in text.split(_SEPARATOR, _WITH_ROOM - 1)]
    if len(parts) == _WITH_ROOM:
        building, room, cabinet, box, folder = ("" if part == _NONE else part for part in parts)
        return Place(cabinet, box, folder, building, room)
    return Place(*(part.strip() for part in text.split("/", 2)))


def folder_at(agency: Agency, place: Place) -> ArchiveFolder | None:
    """Its row, made when nobody has filed there before; None for no place at all.

    Without a building and a room it is the box of that name wherever it stands: boxes are carried about.
    """
    if not any(place):
        return None
    cabinet, name = place.cabinet[:80], place.box[:80]
    there = ArchiveBox.objects.filter(agency=agency, cabinet=cabinet, name=name)
    box = None if place.building or place.room else there.order_by("pk").first()
    if box is None:
        building, room = place.building[:80], place.room[:80]
        box, _new = ArchiveBox.objects.get_or_create(
            agency=agency, building=building, room=room, cabinet=cabinet, name=name
        )
    folder, _new = ArchiveFolder.objects.get_or_create(box=box, name=place.folder[:120])
    folder.box = box
    found: ArchiveFolder = folder
    return found


def place_of(folder: ArchiveFolder) -> Place:
    """Of a folder whose box is fetched."""
    box = folder.box
    return Place(box.cabinet, box.name, folder.name, box.building, box.room)
