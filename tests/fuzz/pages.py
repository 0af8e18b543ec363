"""Every page, with a hostile address; every form, with hostile answers; as each role that may open it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import Resolver404, resolve, reverse

from tests.cycles.walk import fill, finish, open_tasks_of, task_of
from tests.fuzz.effort import ask_with
from tests.fuzz.form_reading import Entry, Form, forms_of, questions_of
from tests.fuzz.hostile import answers
from tests.fuzz.place import MARK, OF_ITS_GOVERNMENT, Place, leaked, undone
from tests.office import Office
from tests.web.rights import BACKEND, ROLES, TABLE
from tests.web.world import keys_in
from triwulan.audit.models import Entry as Record
from triwulan.cycles.models import Assignment

pytestmark = pytest.mark.django_db

OWN = [role for role in ROLES if "." not in role.replace(".1", "") and role not in {"anonymous", "pereviu"}]
OWN += ["sekretaris", "analis.umum"]
STRANGERS = ["lain.kabid", "lain.admin", "asing.perencana", "asing.admin"]
# A government's agencies are listed to each of their administrators, and each may appoint any of its people.
OF_ONE_GOVERNMENT = {"manage:agencies", "manage:appoint", "manage:position"}
# What an office publishes is told with its name, to everybody.
PUBLIC = "published:"
# What is sent where no form says what is asked.
ENTRIES = {name: Entry("text") for name in ("nama", "alasan", "reason", "catatan", "file", "version", "value", "next")}


class Fault(Exception):
    pass


@dataclass
class Visitor:
    place: Place
    role: str

    def __post_init__(self) -> None:
        self.client = Client()
        self.client.force_login(self.place.person(self.role), backend=BACKEND)

    @property
    def stranger(self) -> bool:
        return self.role in STRANGERS

    def ask(self, method: str, address: str, sent: dict[str, Any]) -> None:
        """Raises what the page raises; its answer is no fault of ours, and tells a stranger nothing."""
        with undone():
            before = self._records()
            answer = getattr(self.client, method)(address, sent)
            self._judge(answer, f"{address} {sent}")
            if answer.status_code in {302, 303} and answer["Location"].startswith("/"):
                self._judge(self.client.get(answer["Location"]), f"{address} {sent} {answer['Location']}")
            if self.stranger and self._records() != before:
                raise Fault("a stranger wrote into the office's record")

    def _records(self) -> int:
        return Record.objects.filter(agency_id=self.place.office.agency.pk).count()

    def _judge(self, answer: Any, sent: str) -> None:
        body = answer.getvalue().decode(errors="replace")
        if answer.status_code >= 500 or "Traceback" in body:
            raise Fault(f"{answer.status_code}: {body[:1000]}")
        view = view_of(answer.wsgi_request.path)
        shared = self.role.startswith("lain.") and view in OF_ONE_GOVERNMENT
        if self.stranger and not shared:
            found = leaked(body, sent=sent, of_the_same_government=self.role.startswith("lain."))
            found -= {MARK, OF_ITS_GOVERNMENT} if view.startswith(PUBLIC) else set()
            if found:
                raise Fault(f"{answer.status_code} tells {sorted(found)}, so {_around(body, min(found))}")


def _around(body: str, word: str) -> str:
    at = body.lower().index(word)
    return body[max(at - 200, 0) : at + 100]


def addresses(place: Place) -> dict[str, str]:
    with place.office.scope():
        named = keys_in(place.office)
    return {name: reverse(name, kwargs=named.get(name, {})) for name in TABLE}


def seen_by(visitor: Visitor) -> Iterator[tuple[str, bytes]]:
    """The pages that open to him: those of the table, and his own tasks."""
    own = [f"/tugas/{task.pk}/" for task in _tasks(visitor)]
    pages = [address for name, address in addresses(visitor.place).items() if not name.endswith(("file", "csv"))]
    for address in [*pages, *own]:
        with undone():
            answer = visitor.client.get(address)
            page = answer.getvalue()  # a file is closed by reading it
            if answer.status_code == 200 and answer["Content-Type"].startswith("text/html"):
                yield address, page


def _tasks(visitor: Visitor) -> list[Assignment]:
    office = visitor.place.neighbours.get(visitor.role.partition(".")[0], visitor.place.office)
    with office.scope():
        return open_tasks_of(office, visitor.role)


def view_of(address: str) -> str:
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def all_forms(visitor: Visitor, pages: Iterable[tuple[str, bytes]] | None = None) -> dict[tuple[str, str], Form]:
    """By what they are for: three rows of one table are asked once."""
    found: dict[tuple[str, str], Form] = {}
    for address, page in seen_by(visitor) if pages is None else pages:
        for form in forms_of(page, address):
            if not view_of(form.action).startswith(("account_logout", "setup:")):
                found.setdefault((view_of(form.action), " ".join(sorted(form.entries))), form)
    return found


def doors(visitor: Visitor) -> dict[str, Form]:
    """Addresses of the office that he was not offered a form for: a stranger tries all, a colleague those that open."""
    offered = {name for name, _entries in all_forms(visitor)}
    column = ROLES.index(visitor.role) if visitor.role in ROLES else None
    return {
        name: Form(address, ENTRIES)
        for name, address in addresses(visitor.place).items()
        if visitor.stranger
        or (name not in offered and column is not None and TABLE[name].split()[column] in {"200", "405"})
    }


def faults_of(visitor: Visitor, method: str, forms: Mapping[Any, Form], examples: int) -> dict[str, str]:
    found = {}
    for name, form in forms.items():
        ask = partial(visitor.ask, method, form.action)
        found[f"{method} {name} {form.action}"] = ask_with(answers(form.entries), ask, examples=examples)
    return {name: fault for name, fault in found.items() if fault}


@pytest.mark.parametrize("role", [*OWN, *STRANGERS])
def test_whatever_a_form_is_sent_the_answer_is_a_page(fuzzed: Place, role: str) -> None:
    visitor = Visitor(fuzzed, role)
    assert faults_of(visitor, "post", all_forms(visitor), 4) | faults_of(visitor, "post", doors(visitor), 2) == {}


# Who acts next, and what of his then stands open; the seed's last steps, as its first have been asked above.
LATER = (
    ("5", "kabid", ("kasubid.2", "kasubid.1")),
    ("5a", "kasubid.1", ("kabid",)),
    ("5", "sekretaris", ("kasubid.1", "analis.umum", "kasubag")),
    ("6a", "perencana", ("sekretaris", "kasubag")),
)


def test_whatever_a_later_step_is_sent_the_answer_is_a_page(fuzzed: Place) -> None:
    office = fuzzed.office
    faults: dict[str, str] = {}
    for code, role, before in LATER:
        with office.scope():
            for username in before:
                _act(office, username)
            task = task_of(office, role, code)
        visitor = Visitor(fuzzed, role)
        page = visitor.client.get(f"/tugas/{task.pk}/").getvalue()
        faults |= faults_of(visitor, "post", all_forms(visitor, [(f"/tugas/{task.pk}/", page)]), 6)
    assert faults == {}


def _act(office: Office, username: str) -> None:
    """His step of the round under way: the other has only just begun."""
    task = next(each for each in open_tasks_of(office, username) if each.step_run.cycle.round.year == 2026)
    if task.step_run.work == "bahan":
        fill(office, username, code=task.step_run.code)
    outcome = {"outcome": "setuju"} if task.step_run.work == "periksa" else {}
    finish(office, username, task.step_run.code, **outcome)


def test_the_office_itself_reads_what_no_stranger_may(fuzzed: Place) -> None:
    page = Visitor(fuzzed, "kasubid.1").client.get("/tugas/").content.decode()
    assert {MARK, OF_ITS_GOVERNMENT} < leaked(page)


@pytest.mark.parametrize("role", ["kabid", "perencana", "admin", "lain.admin", "asing.admin"])
def test_whatever_an_address_asks_the_answer_is_a_page(fuzzed: Place, role: str) -> None:
    visitor = Visitor(fuzzed, role)
    pages = {address: Form(address, questions_of(page) or ENTRIES) for address, page in seen_by(visitor)}
    assert faults_of(visitor, "get", pages, 3) == {}
