"""Tables as offices send them, and what became of them."""

from collections.abc import Sequence
from typing import Any

from tests.office import Office
from triwulan.audit.record import Actor
from triwulan.exchange.imports.catalogue import KINDS
from triwulan.exchange.imports.reading import read_table
from triwulan.exchange.imports.run import bring_in, examine
from triwulan.exchange.models import Upload
from triwulan.exchange.sheets.book import Book, Sheet, Value
from triwulan.exchange.uploads import keep_upload


def sent(office: Office, kind: str, text: str, username: str = "perencana", **choices: Any) -> Upload:
    return keep_upload(
        agency=office.agency,
        person=office[username],
        kind=kind,
        name="tabel.csv",
        content=text.encode(),
        choices=choices,
    )


def actor_of(office: Office, username: str) -> Actor:
    return Actor(office[username].pk, office.positions[username].pk, "definitif")


def tried(office: Office, upload: Upload, username: str = "perencana") -> dict[str, Any]:
    examine(upload, actor_of(office, username))
    upload.refresh_from_db()
    assert upload.outcome is not None
    return dict(upload.outcome)


def brought(office: Office, kind: str, text: str, username: str = "perencana", **choices: Any) -> int:
    return bring_in(sent(office, kind, text, username, **choices), actor_of(office, username))


def lines(outcome: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(one["row"], one["effect"], one["text"]) for one in outcome["lines"]]


def faults(outcome: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(one["row"], one["place"], one["sentence"]) for one in outcome["faults"]]


def read(kind: str, *rows: Sequence[Value], **choices: Any) -> Any:
    """Of a sheet as it is read, without any office."""
    return read_table(Book((Sheet("Lembar1", rows),)), KINDS[kind], choices)
