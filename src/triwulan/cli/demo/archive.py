"""The demo's paper archive: the division's box stands in a room, and one of its papers is out."""

from datetime import timedelta

from triwulan.audit.record import Actor
from triwulan.documents.archive.filing import move_box
from triwulan.documents.archive.lending import lend
from triwulan.documents.archive.place import Place
from triwulan.documents.models import ArchiveBox, Document
from triwulan.organisations.models import Agency, Holding
from triwulan.organisations.queries import capacity_word, today

KEEPER = "kasubag.perencanaan"
BORROWER = "kabid.statistik"


def keep_archive(agency: Agency) -> None:
    holding = Holding.objects.filter(person__username=KEEPER, position__unit__agency=agency).order_by("pk")[0]
    actor = Actor(holding.person_id, holding.position_id, capacity_word(holding))
    for box in ArchiveBox.objects.filter(agency=agency).order_by("pk"):
        place = Place(box.cabinet, box.name, "", "Gedung kantor (data contoh)", "Ruang arsip")
        move_box(box=box, to=place, actor=actor)
    borrower = Holding.objects.filter(person__username=BORROWER).select_related("person").order_by("pk")[0].person
    papers = Document.objects.filter(agency=agency, kind="lembar_disposisi").select_related("agency", "disposal")
    lend(
        document=papers.order_by("pk")[0],
        borrower=borrower,
        purpose="Bahan rapat (data contoh)",
        due_on=today(agency) + timedelta(days=7),
        actor=actor,
    )
