"""A long table is tried out, and brought in, by the worker: a press never waits for thousands of rows."""

from django.db import transaction
from django.utils.translation import gettext as _
from django_scopes import scope
from django_tasks import task

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.exchange.imports.progress import Teller
from triwulan.exchange.models import Upload

# Above this many rows.
LONG = 200


def begin(upload: Upload, actor: Actor) -> None:
    """Now where it is short, else by a job; whoever looks meanwhile sees how far it is."""
    if upload.choices.get("rows", 0) <= LONG:
        carry_out(upload, actor)
        return
    ids = (upload.pk, upload.agency_id, upload.agency.government_id)
    acting = (actor.person_id, actor.position_id, actor.capacity)
    transaction.on_commit(lambda: run_import.enqueue(ids=list(ids), acting=list(acting)))


def carry_out(upload: Upload, actor: Actor) -> None:
    """What comes next of it: being tried out, or being brought in once that was confirmed. What goes wrong is kept."""
    # cycle: run reads the catalogue, whose kinds reach far
    from triwulan.exchange.imports.run import ImportRefused, bring_in, examine
    from triwulan.exchange.sheets.refusals import SheetRefused

    teller = Teller(upload.pk, upload.choices.get("rows", 0))
    try:
        if upload.confirmed_at is None:
            examine(upload, actor, teller)
        else:
            bring_in(upload, actor, teller)
    except (ImportRefused, SheetRefused) as refused:
        Upload.objects.filter(pk=upload.pk).update(problem=str(refused), confirmed_at=None, outcome=None)
    except Exception:
        # the job is tried again; until then its sender is not left with a bar that stands still
        Upload.objects.filter(pk=upload.pk).update(
            problem=_("Impor terhenti oleh kesalahan sistem. Tidak ada yang ditulis.")
        )
        raise
    finally:
        teller.forget()
    upload.refresh_from_db()


@task()
def run_import(ids: list[int], acting: list[int | str | None]) -> None:
    """Scope and all: the worker has no request that would have set one. A second run finds the work done."""
    upload_id, agency_id, government_id = ids
    person_id, position_id, capacity = acting
    actor = Actor(_number(person_id), _number(position_id), str(capacity or ""))
    with scope(government=government_id, agency=agency_id):
        upload = Upload.objects.select_related("agency__government", "person").filter(pk=upload_id).first()
        if upload is not None and upload.finished_at is None:
            carry_out(upload, actor)


def confirm(upload: Upload, *, leave_out: bool) -> None:
    upload.choices = {**upload.choices, "leave_out": leave_out}
    upload.confirmed_at = clock.now()
    upload.problem = ""
    upload.save(update_fields=["choices", "confirmed_at", "problem"])


def _number(value: int | str | None) -> int | None:
    return value if isinstance(value, int) else None
