"""A year's bag asked for on a page: one at a time for an agency, made by the worker, kept some days, then removed."""

import hashlib
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import translation
from django.utils.translation import gettext as _
from django_scopes import scope, scopes_disabled
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from triwulan.audit.record import SYSTEM, Actor, Subject, record
from triwulan.core import clock
from triwulan.documents.access import closed_count
from triwulan.documents.models import Document
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.bag.pack import make_bag
from triwulan.exchange.imports.progress import Progress, Teller, progress_of
from triwulan.exchange.models import YearBag
from triwulan.organisations.models import Agency, Person
from triwulan.organisations.scoping import only_if

KEPT = timedelta(days=7)
PLACE = "bags"


def ask_for_bag(*, agency: Agency, year: int, person: Person, actor: Actor) -> YearBag:
    """BackupRefused while one is being made, and for whoever may not read all that would be in it."""
    check_reader(agency, year, person)
    try:
        with transaction.atomic():
            asked: YearBag = YearBag.objects.create(agency=agency, year=year, person=person, asked_at=clock.now())
            _note("bag_asked", asked, actor)
            ids = [asked.pk, agency.pk, agency.government_id]
            transaction.on_commit(lambda: fill_bag.enqueue(ids=ids))
    except IntegrityError as error:
        raise BackupRefused(
            _("Satu kantong sedang dibuat. Tunggu sampai selesai, lalu minta yang berikutnya.")
        ) from error
    return asked


def check_reader(agency: Agency, year: int, person: Person) -> None:
    """A bag holds every paper of its year whole, so it is for those who may read them all."""
    closed = closed_count(Document.objects.filter(agency=agency, year=year), person, agency)
    if closed:
        raise BackupRefused(
            _("Tahun %(year)d memuat %(count)d naskah rahasia atau terbatas; kantongnya hanya untuk perencana.")
            % {"year": year, "count": closed}
        )


def take_bag(*, bag: YearBag, person: Person, actor: Actor) -> Path:
    """Where it lies. BackupRefused when it is gone, or no longer his to read."""
    check_reader(bag.agency, bag.year, person)
    path = path_of(bag)
    if bag.state != "ready" or not path.is_file():
        raise BackupRefused(_("Kantong ini sudah tidak disimpan. Minta lagi."))
    _note("bag_taken", bag, actor)
    return path


def how_far(bag: YearBag) -> Progress | None:
    """None before it is begun, and after its end."""
    return progress_of(bag.pk, PLACE) if bag.ended_at is None else None


@task()
def fill_bag(ids: list[int]) -> None:
    """A second run finds the work done."""
    bag_id, agency_id, government_id = ids
    with scope(government=government_id, agency=agency_id):
        bag = YearBag.objects.select_related("agency__government").filter(pk=bag_id, ended_at=None).first()
        if bag is not None:
            _fill(bag)


def _fill(bag: YearBag) -> None:
    path, teller = path_of(bag), Teller(bag.pk, 1, PLACE, every=1)

    def tell(done: int, total: int) -> None:
        teller.total = total
        teller(done)

    try:
        made = make_bag(bag.agency, bag.year, path, tell)
    except BackupRefused as refused:
        _end(bag, problem=str(refused))
        return
    finally:
        teller.forget()
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    _end(bag, rows=made.rows, files=made.files, missing=len(made.missing), size=path.stat().st_size, sha256=digest)


@transaction.atomic
def _end(bag: YearBag, *, problem: str = "", **columns: Any) -> None:
    if only_if(bag, ended_at=None).update(ended_at=clock.now(), problem=problem, **columns):
        _note("bag_given_up" if problem else "bag_made", bag, SYSTEM, sha256=columns.get("sha256", ""))


def tick() -> None:
    """Bags whose job was given up are ended with a sentence; those that were kept long enough are removed."""
    failed = DBTaskResult.objects.failed().filter(task_path=fill_bag.module_path)
    given_up = {row.args_kwargs["kwargs"]["ids"][0] for row in failed}
    with scopes_disabled(), translation.override(settings.LANGUAGE_CODE):  # the scheduler serves every government
        for bag in YearBag.objects.filter(pk__in=given_up, ended_at=None).select_related("agency"):
            _end(bag, problem=_("Pembuatan kantong terhenti oleh kesalahan sistem. Minta lagi."))
        old = YearBag.objects.filter(ended_at__lt=clock.now() - KEPT, removed_at=None, problem="")
        for bag in old.select_related("agency"):
            _remove(bag)


@transaction.atomic
def _remove(bag: YearBag) -> None:
    if only_if(bag, removed_at=None).update(removed_at=clock.now()):
        path_of(bag).unlink(missing_ok=True)
        _note("bag_removed", bag, SYSTEM)


def path_of(bag: YearBag) -> Path:
    folder = Path(settings.DATA) / PLACE
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{bag.pk}.zip"


def _note(action: str, bag: YearBag, actor: Actor, **facts: object) -> None:
    subject = Subject("yearbag", bag.pk, bag.agency_id, bag.agency.government_id)
    record(action, actor=actor, subject=subject, facts={"year": bag.year, **facts})
