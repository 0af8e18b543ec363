"""What is in the archive's boxes and folders, as their pages and labels tell it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Count, Max, Min, Q, QuerySet

from triwulan.documents.archive.place import Place, place_of
from triwulan.documents.models import ArchiveBox, ArchiveFolder, Document
from triwulan.organisations.models import Agency

_WITHIN = "folders__documents"


@dataclass(frozen=True)
class Holds:
    """A box or a folder with what is in it; `first` and `last` are the years its papers tell of, None when empty."""

    pk: int
    place: Place
    papers: int
    first: int | None
    last: int | None

    @property
    def years(self) -> str:
        if self.first is None:
            return ""
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def stands(self) -> str:
        """Where it is, without its own name."""
        inner = {"folder": ""} if self.place.folder else {"folder": "", "box": ""}
        return str(self.place._replace(**inner))


def boxes_of(agency: Agency, words: str = "") -> "QuerySet[ArchiveBox]":
    """By their places, with how much is in them; what was destroyed or handed over is in no box."""
    found = ArchiveBox.objects.filter(agency=agency)
    for word in words.split()[:8]:
        said = (Q(**{f"{name}__icontains": word}) for name in ("building", "room", "cabinet", "name"))
        found = found.filter(next(said) | next(said) | next(said) | next(said))
    counted = found.annotate(
        papers=Count(_WITHIN, distinct=True), first=Min(f"{_WITHIN}__year"), last=Max(f"{_WITHIN}__year")
    )
    return counted.order_by("building", "room", "cabinet", "name", "pk")


def held_by(box: ArchiveBox) -> Holds:
    """Of a box that `boxes_of` counted."""
    place = Place(box.cabinet, box.name, "", box.building, box.room)
    return Holds(box.pk, place, box.papers, box.first, box.last)  # type: ignore[attr-defined]  # annotated there


def folders_of(agency: Agency, *, box: int | None = None, keys: Collection[int] = ()) -> list[Holds]:
    """Of one box, or those asked for by key; in the order of their places."""
    asked = Q(box=box) if box is not None else Q(pk__in=list(keys))
    found = ArchiveFolder.objects.filter(asked, box__agency=agency).select_related("box")
    counted = found.annotate(papers=Count("documents"), first=Min("documents__year"), last=Max("documents__year"))
    rows = counted.order_by("box__building", "box__room", "box__cabinet", "box__name", "box", "name", "pk")
    return [Holds(row.pk, place_of(row), row.papers, row.first, row.last) for row in rows]


def papers_in(folder: ArchiveFolder) -> "QuerySet[Document]":
    """All of them; who may read which is asked where they are shown."""
    found = Document.objects.filter(folder=folder).defer("content").select_related("unit", "superseded_by")
    return found.prefetch_related("signings").order_by("-date", "-pk")
