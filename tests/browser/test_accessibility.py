"""axe on every page of the rights table, as those who may open it: WCAG 2.2 AA, and nothing on the console."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from http import HTTPStatus

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Browser, ConsoleMessage, Page, expect
from pytest_django.live_server_helper import LiveServer

from tests.browser.axe import context_with_axe, looks, violations
from tests.cycles.walk import finish, hand_in_material, open_tasks_of, opened, walk_secretariat
from tests.hands import Hands
from tests.office import PASSWORD, Office
from tests.web.rights import ROLES, TABLE
from tests.web.steps.presses import address, desk_of
from tests.web.world import World, world_of
from triwulan.core.quarters import Quarter
from triwulan.organisations.tokens import issue_named_token

pytestmark = pytest.mark.django_db(transaction=True)

# Addresses that answer with something else than a page.
FILES = {
    "account:session",
    "agreements:draft",
    "agreements:draft_change",
    "archive:bag_file",
    "archive:labels",
    "cascade:print",
    "dashboard:timeliness_csv",
    "documents:download",
    "documents:file",
    "documents:picture",
    "documents:scan",
    "documents:sealed",
    "evaluation:folder",
    "imports:template",
    "manage:letter_example",
    "manage:letter_file",
    "manage:look_sample",
    "manage:sop_example",
    "published:file",
    "record:csv",
    "sop:file",
    "tasks:preview",
}
# Pages of the sign-in and of one's own account, which the table leaves to allauth; the latter want the password again.
OWN = {
    "anonymous": ("/masuk/", "/sandi/", "/sandi/terkirim/"),
    "kabid": (
        "/profil/sandi/",
        "/profil/pastikan/",
        "/profil/token/baru/",
        "/profil/keamanan/",
        "/profil/keamanan/aplikasi/",
        "/profil/keamanan/kunci/",
        "/profil/keamanan/kunci/tambah/",
        "/profil/keamanan/cadangan/baru/",
    ),
}
REFUSED = (("anonymous", "/tidak/ada/", 404), ("kabid", "/tidak/ada/", 404), ("kabid", "/pengaturan/", 403))


class Reader:
    """Opens pages as one of the roles, and remembers what was wrong with each."""

    def __init__(self, browser: Browser, server: LiveServer) -> None:
        self.browser, self.server = browser, server
        self.pages: dict[str, Page] = {}
        self.wrong: dict[str, list[str]] = {}
        self.said: list[str] = []
        self.turn = 0

    def read(self, role: str, client: Client, path: str, status: int = HTTPStatus.OK) -> Page:
        page = self.pages.get(role) or self._window(role, client)
        self.said.clear()
        answer = page.goto(self.server.url + path)
        if answer is None or answer.status != status:
            self.said.append(f"answered {answer and answer.status} at {page.url}")
        self.look(page, f"{role} {path}")
        return page

    def look(self, page: Page, name: str) -> None:
        self.turn += 1
        found = [*violations(page, looks(self.turn)), *self.said]
        if found:
            self.wrong[name] = found

    def _window(self, role: str, client: Client) -> Page:
        context = context_with_axe(self.browser)
        if cookie := client.cookies.get(settings.SESSION_COOKIE_NAME):
            context.add_cookies([{"name": cookie.key, "value": cookie.value, "url": self.server.url}])
        page = self.pages[role] = context.new_page()
        page.on("console", self._note)
        page.on("pageerror", lambda error: self.said.append(str(error)))
        return page

    def _note(self, message: ConsoleMessage) -> None:
        """Of what the console says, the refusals of the page's own policy; a status of 404 is said there too."""
        if message.type == "error" and "status of 40" not in message.text:
            self.said.append(message.text)

    def close(self) -> None:
        for page in self.pages.values():
            page.context.close()


@pytest.fixture
def reader(chromium: Browser, live_server: LiveServer) -> Iterator[Reader]:
    found = Reader(chromium, live_server)
    yield found
    found.close()


def readers_of(name: str) -> list[str]:
    """Who may open the page; of the rest of the office's people the first stands for all."""
    statuses = zip(ROLES, TABLE[name].split(), strict=True)
    return [role for role, status in statuses if int(status) == HTTPStatus.OK]


def visits(world: World) -> Iterator[tuple[str, str]]:
    """Each page once, in turn as another of those who may open it."""
    pages = [name for name in TABLE if name not in FILES and readers_of(name)]
    for turn, name in enumerate(pages):
        may = readers_of(name)
        yield may[turn % len(may)], reverse(name, kwargs=world.keys.get(name, {}))
    for role, paths in OWN.items():
        yield from ((role, path) for path in paths)


def test_every_page_is_for_everybody(reader: Reader, office: Office) -> None:
    cache.clear()
    world = world_of(office)
    world.clients["kabid"].post("/profil/pastikan/?next=/profil/", {"password": PASSWORD})
    for role, path in visits(world):
        reader.read(role, world.clients[role], path)
    for role, path, status in REFUSED:
        reader.read(role, world.clients[role], path, status)
    assert reader.wrong == {}


def test_what_is_refused_or_asked_again_is_for_everybody(reader: Reader, office: Office) -> None:
    """A week with faults at its days, and the page that shows what a holiday would move."""
    opened(office)
    page = reader.read("admin", desk_of(office, "admin"), "/pengaturan/kalender/")
    page.get_by_label("Senin: Mulai").first.fill("delapan")
    page.get_by_role("button", name="Simpan jam kerja").first.click()
    reader.look(page, "a refused week")
    page.get_by_label("Tanggal").fill("2026-04-10")
    page.get_by_label("Nama hari libur").fill("Hari Jadi")
    page.get_by_role("button", name="Tambah hari libur").click()
    expect(page.get_by_role("heading", name="Batas waktu akan bergeser")).to_be_visible()
    reader.look(page, "what a holiday would move")
    page.get_by_role("button", name="Kembali ke isian").click()
    expect(page.get_by_label("Nama hari libur")).to_have_value("Hari Jadi")
    assert reader.wrong == {}


def test_pages_that_have_filled_are_for_everybody(reader: Reader, office: Office, hands: Hands) -> None:
    """Several tasks late at once, a record with links in every row, and a question to be sure."""
    round_ = opened(office)
    finish(office, "kabid")
    issue_named_token(office["kabid"], "Papan kabupaten", timedelta(days=30))
    hands.set("2026-04-14T09:00")
    perencana, kabid = desk_of(office, "perencana"), desk_of(office, "kabid")
    for path in (f"/putaran/{round_.pk}/", "/pengaturan/catatan/"):
        reader.read("perencana", perencana, path)
    page = reader.read("kabid", kabid, "/profil/token/")
    page.get_by_text("Cabut Papan kabupaten").click()
    reader.look(page, "to be sure about a token")
    assert reader.wrong == {}


def test_every_kind_of_work_is_for_everybody(reader: Reader, office: Office) -> None:
    """The page of each step as its performer finds it open, all along the SOP up to the year's report."""
    opened(office, Quarter(2025, 4))
    for performer, act in story(office):
        for task in open_tasks_of(office, performer):
            if task.opened_at:
                reader.read(performer, desk_of(office, performer), address(task))
        act()
    assert reader.wrong == {}


def story(office: Office) -> Iterator[tuple[str, Callable[[], object]]]:
    yield "kabid", lambda: finish(office, "kabid")
    yield "kasubid.1", lambda: [finish(office, f"kasubid.{number}") for number in (1, 2)]
    yield "analis.1", lambda: hand_in_material(office, "analis.1", "analis.2")
    yield "kasubid.2", lambda: [finish(office, f"kasubid.{number}") for number in (2, 1)]
    yield "kabid", lambda: finish(office, "kabid", outcome="setuju")
    yield "kasubid.1", lambda: (finish(office, "kasubid.1"), walk_secretariat(office))
    yield "perencana", lambda: finish(office, "perencana", code="6a")
    yield "perencana", lambda: None
