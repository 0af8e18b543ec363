"""With English chosen, what is said to people is English: pages, refusals, mails and the API's answers."""

import re
from html import unescape

import pytest
from django.test import Client

from tests.catalogue.extract import PARTS
from tests.catalogue.keep import forms, read
from tests.cycles.walk import finish, opened, task_of
from tests.office import Office
from triwulan.documents.kinds.known import KINDS

pytestmark = pytest.mark.django_db

TELLING = 3
"""Words from which on a text is a sentence, and no name."""


def sentences() -> dict[str, str]:
    """The source's whole sentences without values, whose English is another."""
    said = {forms(message.id)[0]: forms(message.string)[0] for each in PARTS for message in read(each) if message.id}
    return {
        words: english
        for words, english in said.items()
        if words != english and "%" not in words and "{" not in words and len(words.split()) >= TELLING
    }


def texts(page: str) -> list[str]:
    """What stands between the tags, and in attributes that are read."""
    plain = re.sub(r"<(script|style)\b.*?</\1>", " ", page, flags=re.DOTALL)
    read_aloud = re.findall(r'(?:aria-label|title|placeholder|data-[\w-]+)="([^"]*)"', plain)
    return [" ".join(unescape(text).split()) for text in (*re.split(r"<[^>]*>", plain), *read_aloud)]


def indonesian(page: str) -> list[str]:
    """But for the papers' names, which are the SOP's own words too."""
    known = sentences().keys() - {kind.label for kind in KINDS.values()}
    return [text for text in texts(page) if text in known]


@pytest.fixture
def running(office: Office) -> Office:
    opened(office)
    finish(office, "kabid")
    finish(office, "kasubid.1")
    return office


def signed_in(client: Client, office: Office, username: str) -> Client:
    client.force_login(office[username])
    client.post("/tampilan/", {"bahasa": "en"})
    return client


@pytest.mark.parametrize(
    ("username", "address", "title"),
    [
        ("kasubag", "/beranda/", "Home"),
        ("kasubag", "/putaran/", "Rounds"),
        ("kasubag", "/ketepatan/", "Timeliness"),
        ("kasubid.2", "/tugas/", "My tasks"),
        ("kasubid.2", "/kotak-masuk/", "Inbox"),
        ("kasubag", "/indikator/", "Indicator"),
        ("kasubid.2", "/dokumen/", "Documents"),
        ("kasubid.2", "/profil/", "My account"),
        ("kasubid.2", "/tidak-ada/", "No such page"),
        ("kasubid.2", "/pengaturan/", "Not for your position"),
    ],
)
def test_a_page_is_english(client: Client, running: Office, username: str, address: str, title: str) -> None:
    page = signed_in(client, running, username).get(address).content.decode()
    assert (f"<title>{title}" in page, indonesian(page)) == (True, [])
    assert '<html lang="en"' in page


@pytest.mark.parametrize("username", ["analis.1", "kasubid.2"])
def test_a_task_is_english(client: Client, running: Office, username: str) -> None:
    task = task_of(running, username)
    page = signed_in(client, running, username).get(f"/tugas/{task.pk}/").content.decode()
    assert ("Quarter I 2026" in page, indonesian(page)) == (True, [])


def test_the_same_page_in_indonesian_is_told_apart(client: Client, running: Office) -> None:
    client.force_login(running["kasubid.2"])
    assert len(indonesian(client.get("/tugas/").content.decode())) > TELLING


def test_a_program_that_asks_for_english_is_refused_in_english(client: Client, running: Office) -> None:
    answer = client.get("/api/v1/tasks", headers={"accept-language": "en"})
    assert answer.json() == {
        "detail": "There is no token, or it is no longer valid. Ask for a new one at POST /api/v1/token."
    }
