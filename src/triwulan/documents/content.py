"""The one content model of every paper: PDF, DOCX and the preview on the page are all drawn from it.

The database freezes a paper as JSON (`to_json`), and files are rendered from that later: a field may be added with a
default, never renamed or reused.
"""

import dataclasses
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from triwulan.documents import blocks as block_types
from triwulan.documents import imprint as imprint_types
from triwulan.documents.blocks import Block
from triwulan.documents.imprint import Imprint, Letterhead, Signature, Verification

FORMAT = 1


@dataclass(frozen=True)
class Paper:
    """`signers` are those who are asked to sign it, in order; where they stand on it is said by its blocks."""

    title: str
    kind: str
    letterhead: Letterhead
    number: str
    date: date
    place: str
    blocks: tuple[Block, ...]
    signers: tuple[Signature, ...]
    verification: Verification
    sample: bool = False
    draft: bool = False
    language: str = "id"


def paper_of(
    kind: str, title: str, imprint: Imprint, blocks: tuple[Block, ...], *, signers: tuple[Signature, ...] = ()
) -> Paper:
    return Paper(
        title=title,
        kind=kind,
        letterhead=imprint.letterhead,
        number=imprint.number,
        date=imprint.date,
        place=imprint.place,
        blocks=blocks,
        signers=signers,
        verification=imprint.verification,
        sample=imprint.sample,
        draft=imprint.draft,
    )


class ContentUnreadable(ValueError):
    """The stored text is not a paper that this version can read."""


def to_json(paper: Paper) -> str:
    """The same paper gives the same text, so its hash may stand for its content."""
    return json.dumps(
        {"format": FORMAT, "paper": _plain(paper)}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )


def from_json(text: str) -> Paper:
    try:
        stored = json.loads(text)
        paper = _living(stored["paper"]) if stored["format"] == FORMAT else None
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise ContentUnreadable(str(error)) from error
    if not isinstance(paper, Paper):
        raise ContentUnreadable(text[:80])
    return paper


def _plain(value: Any) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = {field.name: _plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
        return {"type": type(value).__name__, **fields}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, Decimal):
        return {"type": "Decimal", "value": str(value)}
    if isinstance(value, date):
        return {"type": "date", "value": value.isoformat()}
    return value


def _living(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_living(item) for item in value)
    if not isinstance(value, dict):
        return value
    if value["type"] == "Decimal":
        return Decimal(value["value"])
    if value["type"] == "date":
        return date.fromisoformat(value["value"])
    return _TYPES[value["type"]](**{name: _living(item) for name, item in value.items() if name != "type"})


_TYPES: dict[str, type[Any]] = {
    name: found
    for module in (block_types, imprint_types)
    for name, found in vars(module).items()
    if isinstance(found, type) and found.__module__ == module.__name__
} | {"Paper": Paper}
