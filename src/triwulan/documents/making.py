"""How far the files of a paper are: the worker makes them one after the other, which takes a while for a long report."""

from dataclasses import dataclass

from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from triwulan.documents.models import Document
from triwulan.documents.renditions import FORMATS


@dataclass(frozen=True)
class Making:
    """`ready` and `left` are formats in their order. `goes_on`: a job waits or runs; `failed`: it gave up.

    Neither, with something left: nobody makes it now, and who asks for the file has it made.
    """

    ready: tuple[str, ...]
    left: tuple[str, ...]
    goes_on: bool = False
    failed: bool = False

    @property
    def steps(self) -> int:
        """The content was frozen with the press: the first step is always done."""
        return 1 + len(FORMATS)

    @property
    def done(self) -> int:
        return 1 + len(self.ready)


def making_of(document: Document) -> Making:
    """No query where the renditions are prefetched and whole."""
    have = {one.format for one in document.renditions.all()}
    ready = tuple(each for each in FORMATS if each in have)
    left = tuple(each for each in FORMATS if each not in have)
    if not left:
        return Making(ready, left)
    jobs = DBTaskResult.objects.filter(args_kwargs__args__0=document.pk, args_kwargs__args__1=document.agency_id)
    states = set(jobs.values_list("status", flat=True))
    goes_on = bool(states & {TaskResultStatus.READY, TaskResultStatus.RUNNING})
    return Making(ready, left, goes_on, failed=not goes_on and TaskResultStatus.FAILED in states)
