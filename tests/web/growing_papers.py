"""One more paper, loan, act, damaged file, bag or failed job each time: what the archive's lists are counted with."""

from datetime import date

from django_tasks_db.models import DBTaskResult

from tests.cycles.walk import finish, opened
from tests.office import Office, activate_sop
from triwulan.audit.record import SYSTEM
from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.documents.archive.disposing import prepare_disposal
from triwulan.documents.archive.lending import lend
from triwulan.documents.files import store
from triwulan.documents.models import Act, Disposal, Document, Rendition, StoredFile
from triwulan.exchange.models import YearBag
from triwulan.organisations.models import Position
from triwulan.organisations.queries import today

QUARTERS = (Quarter(2026, 1), Quarter(2025, 4), Quarter(2025, 3))


def round_opens(office: Office, number: int) -> None:
    """With one more task for every head of division."""
    if number == 0:
        activate_sop(office)
    opened(office, QUARTERS[number])


def paper_is_filed(office: Office, number: int) -> None:
    if number == 0:
        round_opens(office, 0)
    finish(office, ("kabid", "kasubid.1", "kasubid.2")[number])


def paper_is_lent(office: Office, number: int) -> None:
    paper_is_filed(office, number)
    document = Document.objects.select_related("agency").latest("pk")
    lend(
        document=document,
        borrower=office["kepala"],
        purpose="Rapat",
        due_on=today(office.agency),
        actor=SYSTEM,
    )


def paper_is_over(office: Office, number: int) -> None:
    paper_is_filed(office, number)
    Document.objects.update(retention_from=date(2015, 1, 2))


def act_is_prepared(office: Office, number: int) -> None:
    paper_is_over(office, number)
    keeper = Position.objects.select_related("unit__agency").get(pk=office.positions["perencana"].pk)
    prepare_disposal(
        agency=office.agency,
        act=Act.DESTRUCTION,
        papers=list(Document.objects.filter(kind="lembar_disposisi", disposal=None).select_related("unit", "agency")),
        basis="Surat LKD 12",
        recipient="",
        keeper=keeper,
        actor=SYSTEM,
    )


def act_lists_more(office: Office, number: int) -> None:
    if number == 0:
        act_is_prepared(office, 0)
    else:
        paper_is_over(office, number)
    Document.objects.filter(kind="lembar_disposisi").update(disposal=Disposal.objects.get())


def file_is_damaged(office: Office, number: int) -> None:
    paper_is_filed(office, number)
    stored = store(office.agency, f"isi {number}".encode(), "application/pdf")
    StoredFile.objects.filter(pk=stored.pk).update(damaged_at=clock.now())
    Rendition.objects.create(document=Document.objects.latest("pk"), format="pdf", file=stored)


def paper_becomes_inactive(office: Office, number: int) -> None:
    paper_is_filed(office, number)
    Document.objects.update(retention_from=date(2024, 1, 2))


def bag_was_asked_for(office: Office, number: int) -> None:
    if number == 0:
        round_opens(office, 0)
    now = clock.now()
    YearBag.objects.create(
        agency=office.agency, year=2026, person=office["admin"], asked_at=now, ended_at=now, sha256=f"{number:064d}"
    )


def job_fails(office: Office, number: int) -> None:
    paper_is_filed(office, number)
    for document in Document.objects.order_by("-pk")[:1]:
        DBTaskResult.objects.create(
            status="FAILED",
            finished_at=clock.now(),
            run_after=clock.now(),
            args_kwargs={"args": [document.pk, office.agency.pk, office.government.pk], "kwargs": {}},
            task_path="triwulan.documents.tasks.render_document",
            backend_name="default",
        )
