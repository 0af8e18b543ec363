"""What an office does on the pages, in a word each. Everybody signs in once, by the form, in a window of his own."""

import re
from dataclasses import dataclass, field
from io import BytesIO

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, Request, ViewportSize, expect
from pypdf import PdfReader

from tests.office import PASSWORD

# A computer may do other work besides; nothing here waits longer than it must.
PATIENCE = 30_000


@dataclass
class Windows:
    """One for each person, on one server. What a page's scripts, its policy or its files stumble over is kept."""

    browser: Browser
    url: str
    viewport: ViewportSize
    complaints: list[str]
    opened: list[BrowserContext] = field(default_factory=list)
    pages: dict[str, Page] = field(default_factory=dict)

    def of(self, username: str) -> Page:
        """Signed in, where he left it."""
        if username not in self.pages:
            page = self.stranger()
            page.fill("[name=login]", username)
            page.fill("[name=password]", PASSWORD)
            page.get_by_role("button", name="Masuk", exact=True).click()
            expect(page.get_by_role("navigation", name="Utama")).to_be_visible()
            self.pages[username] = page
        return self.pages[username]

    def stranger(self, path: str = "/") -> Page:
        """Nobody has signed in here."""
        context = self.browser.new_context(viewport=self.viewport, locale="id-ID")
        context.set_default_timeout(PATIENCE)
        self.opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("console", self._hear)
        page.on("request", self._only_home)
        page.goto(self.url + path)
        return page

    def close(self) -> None:
        for context in self.opened:
            context.close()

    def _hear(self, message: ConsoleMessage) -> None:
        """A breach of the Content-Security-Policy and a missing file arrive here as errors. A PDF cannot name its icon."""
        if message.type in {"error", "warning"} and not message.location["url"].endswith("/favicon.ico"):
            self.complaints.append(f"{message.location['url']}: {message.text}")

    def _only_home(self, request: Request) -> None:
        """Chromium's own viewer of PDFs, which comes with it, is nobody else."""
        if request.url.startswith(("http", "ws")) and not request.url.startswith(self.url):
            self.complaints.append(f"asked {request.url}")


def place(page: Page, name: str) -> Locator:
    """In the shell's navigation; "Tugas" may be followed by how many there are."""
    return page.get_by_role("navigation", name="Utama").get_by_role("link", name=re.compile(rf"^{name}\b"))


def visit(page: Page, name: str) -> None:
    place(page, name).click()


def card(page: Page, label: str) -> Locator:
    """A task of his list by the number of its step; "5" is not "5a"."""
    return page.get_by_role("article").filter(has_text=re.compile(rf"Langkah {label}(?![0-9a-z])")).first


def take(page: Page, label: str) -> None:
    """From his list onto the page of the task at this step."""
    visit(page, "Tugas")
    card(page, label).get_by_role("heading").get_by_role("link").click()
    expect(page.locator("#langkah")).to_be_visible()


def main_button(page: Page, outcome: str = "") -> Locator:
    """The one filled button; or that of another outcome, by the SOP's name for it."""
    return page.locator(f"#langkah button[name=outcome][value={outcome}]" if outcome else "#selesai")


def press(page: Page, outcome: str = "") -> None:
    """Ends the step, and says yes where the page asks once more."""
    button = main_button(page, outcome)
    expect(button).not_to_have_attribute("aria-disabled", "true")
    button.click()
    sure = page.locator("#yakin[open] button[name=yakin]")
    done = page.get_by_text("Selesai, oleh")
    expect(sure.or_(done)).to_be_visible()
    if sure.is_visible():
        sure.click()
    expect(done).to_be_visible()


def indicator_row(page: Page, code: str) -> Locator:
    """Of the worksheet."""
    return page.locator("tbody[data-row]").filter(has=page.get_by_text(code, exact=True))


def type_values(page: Page, code: str, explanation: str = "", **values: str) -> None:
    """By the fields' labels, as he reads them; each is saved by itself."""
    row = indicator_row(page, code)
    for label, text in values.items():
        row.get_by_label(label.capitalize()).fill(text)
    if explanation:
        row.get_by_label("Penjelasan").fill(explanation)
    expect(page.locator("#status")).to_contain_text("Tersimpan")


def paper_text(page: Page, link: Locator) -> str:
    """Opens a PDF by its link, and reads what stands in it, in one line."""
    address = link.get_attribute("href")
    link.click()
    page.wait_for_url(f"**{address}")
    answer = page.context.request.get(page.url)
    assert answer.headers["content-type"] == "application/pdf"
    pages = PdfReader(BytesIO(answer.body())).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())
