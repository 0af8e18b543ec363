"""A long table is tried out, and brought in, by the worker: a press never waits for thousands of rows."""

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext as _
from django_scopes import scope, scopes_disabled
from django_tasks import task
from django_tasks_db.models import DBTaskResult

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
        # its sender is not left with a bar that stands still; the job that runs again only tries it out
        Upload.objects.filter(pk=upload.pk).update(problem=stopped(), confirmed_at=None)
        raise
    finally:
        teller.forget()
    upload.refresh_from_db()


def stopped() -> str:
    return _("Impor terhenti oleh kesalahan sistem. Tidak ada yang ditulis. Tekan Baca ulang untuk mencobanya lagi.")


def tell_of_given_up() -> None:
    """Where the worker was killed again and again the job is given up: whoever waits for it is told, in every agency."""
    failed = DBTaskResult.objects.failed().filter(task_path=run_import.module_path).order_by("finished_at")
    last = {row.args_kwargs["kwargs"]["ids"][0]: row.finished_at for row in failed}
    with scopes_disabled():  # the scheduler serves every government
        waiting = Upload.objects.filter(pk__in=last, finished_at=None, problem="")
        for upload in waiting.filter(Q(outcome=None) | Q(confirmed_at__isnull=False)):
            since = upload.confirmed_at or upload.uploaded_at
            if last[upload.pk] >= since:
                with translation.override(settings.LANGUAGE_CODE):
                    Upload.objects.filter(pk=upload.pk).update(problem=stopped(), confirmed_at=None)


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
