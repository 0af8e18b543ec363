"""A paper's security class holds at every door: pages, searches, files, the API, the record, the public pages."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.core.signals import request_finished
from django.db import close_old_connections
from django.test import Client
from django.urls import reverse
from lxml import html

from tests.api.caller import Caller
from tests.cycles.walk import finish, opened, walk_secretariat, walk_statistics
from tests.office import Office
from tests.web.rights import TABLE
from tests.web.steps.presses import desk_of
from tests.web.world import keys_in, let_review
from triwulan.api.v1 import api
from triwulan.audit.record import SYSTEM
from triwulan.cycles.models import Assignment, Cycle
from triwulan.documents.archive.lending import lend
from triwulan.documents.models import Document
from triwulan.documents.register.index import read
from triwulan.documents.renditions import rendition

TITLE = "Judul-yang-tertutup"
INSIDE = "Isi-yang-tertutup"
# Drawn anew of other things than the register's papers, and slow; the words of a PDF would not be seen in its bytes.
DRAWN = {
    "agreements:draft",
    "agreements:draft_change",
    "archive:labels",
    "cascade:print",
    "imports:template",
    "manage:look_sample",
    "sop:file",
    "tasks:preview",
}
KEYS: dict[str, dict[str, object]] = {}


@pytest.fixture
def papers(office: Office) -> list[Document]:
    """Of a whole quarter of both divisions, registered with a title and a content that no other thing has."""
    let_review(office)
    opened(office)
    walk_statistics(office, until="4")
    KEYS.update(keys_in(office))
    finish(office, "kasubid.2")
    finish(office, "kasubid.1")
    finish(office, "kabid", outcome="setuju")
    finish(office, "kasubid.1")
    walk_secretariat(office)
    found = list(Document.objects.select_related("agency", "unit").order_by("pk"))
    for each in found:
        each.title, each.content = f"{TITLE} {each.kind}", each.content.replace("Laporan", INSIDE)
        each.save(update_fields=["title", "content"])
        read(each)
    rendition(found[0], "pdf")
    Document.objects.filter(pk=found[1].pk).update(retention_from=date(2024, 1, 4))
    lend(document=found[2], borrower=office["kabid"], purpose="Uji", due_on=date(2030, 1, 1), actor=SYSTEM)
    return found


def closed(office: Office, security: str) -> None:
    """The division's papers; the administrator works in the secretariat, whose limited ones he reads."""
    Document.objects.update(security="rahasia")
    Document.objects.filter(unit=office.units["statistik"]).update(security=security)


def answers(client: Client) -> Iterator[tuple[str, str]]:
    """Every page of the table of rights, every task, cycle and paper, as text."""
    for name in sorted(TABLE.keys() - DRAWN):
        yield name, _asked(client, reverse(name, kwargs=KEYS.get(name, {})))
    yield "search", _asked(client, "/dokumen/?cari=judul+tertutup")
    yield "search inside", _asked(client, "/dokumen/?cari=isi+tertutup")
    yield "zip", _asked(client, "/dokumen/unduh/")
    for task in Assignment.objects.order_by("pk"):
        yield "tasks:step", _asked(client, f"/tugas/{task.pk}/")
    for cycle in Cycle.objects.order_by("pk"):
        yield "cycles:detail", _asked(client, f"/siklus/{cycle.pk}/")
    for paper in Document.objects.order_by("pk"):
        yield "documents:detail", _asked(client, f"/dokumen/{paper.pk}/")
        yield "verify:document", _asked(client, f"/v/{paper.verification_code}/")


def _asked(client: Client, address: str) -> str:
    answer: Any = client.get(address)
    body: bytes = b"".join(answer.streaming_content) if answer.streaming else answer.content
    request_finished.disconnect(close_old_connections)  # the test's own connection goes on
    answer.close()
    request_finished.connect(close_old_connections)
    return body.decode(errors="replace")


def told(office: Office, username: str) -> set[str]:
    return {name for name, body in answers(desk_of(office, username)) if TITLE in body or INSIDE in body}


def told_by_the_api(office: Office, username: str) -> set[str]:
    """Every question of its description, about every task, cycle and paper."""
    caller, found = Caller(office[username]), set()
    keys = {
        "task_id": list(Assignment.objects.order_by("pk").values_list("pk", flat=True)),
        "cycle_id": list(Cycle.objects.order_by("pk").values_list("pk", flat=True)),
        "document_id": list(Document.objects.order_by("pk").values_list("pk", flat=True)),
    }
    for path, operations in api.get_openapi_schema()["paths"].items():
        asked = path.removeprefix("/api/v1/") + ("?words=tertutup" if path.endswith("/archive") else "")
        name = next((name for name in keys if "{" + name + "}" in path), "")
        for key in keys.get(name, [1]) if "get" in operations else ():
            answer: Any = caller.get(re.sub(r"\{\w+\}", str(key), asked))
            body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if TITLE.encode() in body or INSIDE.encode() in body:
                found.add(path)
    return found


DOORS = {
    "archive:due",
    "archive:folder",
    "archive:loan",
    "archive:loans",
    "cycles:detail",
    "documents:detail",
    "documents:download",
    "documents:list",
    "documents:send",
    "documents:sign",
    "indicators:detail",
    "indicators:value",
    "reviews:publish",
    "reviews:take_down",
    "search",
    "search inside",
    "signatures:list",
    "tasks:step",
    "zip",
}
API = {
    "/api/v1/archive",
    "/api/v1/archive/{document_id}",
    "/api/v1/cycles/{cycle_id}/documents",
    "/api/v1/documents/{document_id}/file",
}


def test_whoever_plans_meets_the_papers_at_every_door(office: Office, papers: list[Document]) -> None:
    closed(office, "rahasia")
    assert (told(office, "perencana"), told_by_the_api(office, "perencana")) == (DOORS, API)


@pytest.mark.parametrize("security", ["rahasia", "terbatas"])
def test_who_is_not_entitled_meets_them_at_none(office: Office, papers: list[Document], security: str) -> None:
    closed(office, security)
    assert told(office, "admin") | told_by_the_api(office, "admin") == set()


def test_a_step_names_its_closed_paper_by_number_and_date_alone(office: Office, papers: list[Document]) -> None:
    closed(office, "rahasia")
    cycle = Cycle.objects.get(unit=office.units["statistik"])
    page = html.fromstring(desk_of(office, "admin").get(f"/siklus/{cycle.pk}/").content)
    row = next(each for each in page.iter("tr") if each.find("td") is not None)
    assert [" ".join("".join(map(str, cell.itertext())).split()) for cell in row.iter("th", "td")] == [
        "Dokumen rahasia",
        papers[0].number,
        "10 April 2026",
        "–",
    ]
