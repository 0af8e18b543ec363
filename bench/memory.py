"""What the processes of `triwulan run` hold in memory after real work: pages asked, a hundred annual reports made."""

import http.client
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

from django.conf import settings
from django_scopes import scopes_disabled

from bench.pages import pages, signed_in
from bench.table import Row
from tests.server import Running, children_of, running

ASKED = 200
FEW, REPORTS = 10, 100
WEB_MEGABYTES = 150
WORKER_MEGABYTES = 250
FLAT = 1.1
PATIENCE_SECONDS = 600


def after_work(folder: Path) -> Iterator[Row]:
    """Megabytes resident: the largest web process after `ASKED` requests of each page; the worker after `FEW` and after
    `REPORTS` annual reports, each as PDF and DOCX."""
    with running("run", folder, {"SECRET_KEY": settings.SECRET_KEY, "TRIWULAN_URL": "http://127.0.0.1"}) as system:
        _ask_pages(system)
        web = max(_megabytes(pid) for pid in _family(system.children()["web"]))
        yield _row(f"web process after {ASKED} × {len(pages())} pages", web, WEB_MEGABYTES)
        few, many = _render(system)
        yield _row(f"worker after {REPORTS} annual reports", many, WORKER_MEGABYTES)
        after = f"memory, worker after {REPORTS} annual reports against after {FEW}"
        yield Row(after, f"{many:.0f} MB", f"{few:.0f} MB", many / few, f"≤ {FLAT}")


def _row(what: str, found: float, most: int) -> Row:
    return Row(f"memory, {what}", f"{found:.0f} MB", f"{most} MB", found / most, "≤ 1")


def _ask_pages(system: Running) -> None:
    for page in pages():
        cookies = signed_in(page.username)
        connection = http.client.HTTPConnection(urlsplit(system.url).netloc, timeout=30)
        for _ in range(ASKED):
            connection.request("GET", page.path, headers={"Cookie": cookies})
            answer = connection.getresponse()
            answer.read()
            if answer.status != http.HTTPStatus.OK:
                raise AssertionError((page, answer.status))
        connection.close()


def _render(system: Running) -> tuple[float, float]:
    """The largest the worker was up to the first `FEW` reports and up to the last, asked after each."""
    from django_tasks_db import DatabaseBackend

    from triwulan.documents.models import Document, Rendition
    from triwulan.documents.tasks import render_document

    backend = DatabaseBackend("default", {})
    with scopes_disabled():
        report = Document.objects.filter(kind="laporan_kinerja").select_related("agency").latest("pk")
    ids = (report.pk, report.agency_id, report.agency.government_id)
    worker = system.children()["worker"]
    found: list[float] = []
    for _ in range(REPORTS):
        with scopes_disabled():
            Rendition.objects.filter(document=report).delete()
        backend.enqueue(render_document, ids, {})  # type: ignore[arg-type]  # the two packages name one type twice

        def made() -> bool:
            with scopes_disabled():
                return Rendition.objects.filter(document=report).count() == 2  # noqa: PLR2004 - PDF and DOCX

        _until(made)
        found.append(_megabytes(worker))
    return max(found[:FEW]), max(found)


def _until(condition: Callable[[], bool]) -> None:
    ends = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        if time.monotonic() > ends:
            raise AssertionError("the worker never came to an end")
        time.sleep(0.05)


def _family(pid: int) -> list[int]:
    return [pid, *(each for child in children_of(pid) for each in _family(child))]


def _megabytes(pid: int) -> float:
    for line in Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines():
        if line.startswith("VmRSS:"):
            return int(line.split()[1]) / 1024
    return 0.0
