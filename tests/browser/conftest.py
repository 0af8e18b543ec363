"""A real browser on the real pages: Debian's Chromium, driven by playwright, on a server of the test's own."""

import asyncio
import shutil
from asyncio import AbstractEventLoop
from collections.abc import Callable, Iterator

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Page, Request, ViewportSize, expect, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.browser.office_walk import PATIENCE, Windows
from tests.office import Office

FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
DESK = ViewportSize(width=1280, height=900)
PHONE = ViewportSize(width=360, height=780)

# What those use who bring an event loop of their own, says asyncio.
_set_running_loop = asyncio._set_running_loop
Enter = Callable[..., Page]


@pytest.fixture(scope="session")
def started() -> Iterator[tuple[Browser, AbstractEventLoop]]:
    """The browser, and playwright's event loop, which runs in this thread until the session ends."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=list(FLAGS)
        )
        loop = asyncio.get_running_loop()
        _set_running_loop(None)
        yield browser, loop
        _set_running_loop(loop)
        browser.close()


@pytest.fixture
def chromium(started: tuple[Browser, AbstractEventLoop], monkeypatch: pytest.MonkeyPatch) -> Iterator[Browser]:
    """In sight of a browser's test alone: the worker's other tests sign papers, for which asyncio wants its own loop."""
    browser, loop = started
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Django would else refuse every query beside the loop
    _set_running_loop(loop)
    yield browser
    _set_running_loop(None)


@pytest.fixture
def complaints() -> Iterator[list[str]]:
    """What the pages' scripts stumbled over; a test that expects something takes it out."""
    found: list[str] = []
    yield found
    assert found == []


@pytest.fixture
def enter(chromium: Browser, live_server: LiveServer, office: Office, complaints: list[str]) -> Iterator[Enter]:
    """enter("analis.1", "/tugas/"): a window of his own for this person; `beside` opens a second tab in it."""
    contexts: list[BrowserContext] = []

    def opened(username: str, path: str, *, beside: Page | None = None, **options: object) -> Page:
        if beside is None:
            contexts.append(_signed_in(chromium, live_server, office, username, options))
        page = (beside.context if beside else contexts[-1]).new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("request", lambda request: _only_home(request, live_server, complaints))
        page.goto(live_server.url + path)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def windows(
    chromium: Browser, live_server: LiveServer, complaints: list[str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[Windows]:
    """For walks of many people: each signs in by the form, once: their clocks leap over days, and nobody is idle."""
    for limit in ("SESSION_COOKIE_AGE", "SESSION_IDLE_SECONDS"):
        monkeypatch.setattr(settings, limit, 30 * 24 * 3600)
    opened = Windows(chromium, live_server.url, DESK, complaints)
    yield opened
    opened.close()


def _signed_in(
    chromium: Browser, server: LiveServer, office: Office, username: str, options: dict[str, object]
) -> BrowserContext:
    context = chromium.new_context(**{"viewport": DESK, "locale": "id-ID", **options})  # type: ignore[arg-type]
    sign_in(context, server, office, username)
    return context


def sign_in(context: BrowserContext, server: LiveServer, office: Office, username: str) -> None:
    client = Client()
    client.force_login(office[username])
    name = settings.SESSION_COOKIE_NAME
    context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": server.url}])


def _only_home(request: Request, server: LiveServer, complaints: list[str]) -> None:
    """An office network may have no Internet: a page that asks for anything from elsewhere is broken there."""
    if not request.url.startswith((server.url, "data:", "blob:")):
        complaints.append(f"asked {request.url}")
