"""What the forms of a page ask for, read as a browser does: where they send to, and with what already in them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import html

_ENTRIES = ".//input[@name] | .//select[@name] | .//textarea[@name] | .//button[@name]"


@dataclass
class Entry:
    """`likely`: what a person might send, the first being what stands there."""

    kind: str
    likely: list[str] = field(default_factory=list)


@dataclass
class Form:
    action: str
    entries: dict[str, Entry]


def forms_of(page: bytes, address: str) -> Iterator[Form]:
    """Those that change something: forms that post, and what htmx posts by itself."""
    tree: Any = html.document_fromstring(page)
    for form in tree.iter("form"):
        entries = _entries(form, tree)
        if form.get("method", "get").lower() == "post":
            yield Form(urljoin(address, form.get("action") or address), entries)
        for button in form.xpath(".//*[@formaction]"):
            yield Form(urljoin(address, button.get("formaction")), entries)
    for sender in tree.xpath("//*[@hx-post]"):
        around = next(sender.iterancestors("form"), sender)
        yield Form(urljoin(address, sender.get("hx-post")), _entries(around, tree))


def questions_of(page: bytes) -> dict[str, Entry]:
    """What the page's address may carry behind its question mark."""
    tree: Any = html.document_fromstring(page)
    found: dict[str, Entry] = {}
    for form in tree.iter("form"):
        if form.get("method", "get").lower() == "get":
            found |= _entries(form, tree)
    for link in tree.xpath("//a[contains(@href, '?')]"):
        for name, value in parse_qsl(urlsplit(link.get("href")).query, keep_blank_values=True):
            found.setdefault(name, Entry("text")).likely.append(value)
    return found


def _entries(form: Any, tree: Any) -> dict[str, Entry]:
    outside = tree.xpath("//*[@form=$id and @name]", id=form.get("id")) if form.get("id") else []
    found: dict[str, Entry] = {}
    for element in [*form.xpath(_ENTRIES), *outside]:
        kind = element.get("type") or element.tag
        entry = found.setdefault(element.get("name"), Entry(kind))
        entry.likely += _standing(element)
    found.pop("csrfmiddlewaretoken", None)
    return found


def _standing(element: Any) -> list[str]:
    if element.tag == "select":
        options = element.xpath(".//option")
        options.sort(key=lambda option: option.get("selected") is None)
        return [option.get("value", option.text or "") for option in options][:20]
    if element.tag == "textarea":
        return [element.text or ""]
    return [element.get("value") or ("on" if element.get("type") == "checkbox" else "")]
