"""From an agency and its positions to what stands on a paper: its head, and the blocks of those who sign."""

from datetime import date
from typing import Literal, cast

from triwulan.core.nip import format_nip
from triwulan.documents.imprint import Capacity, Crest, Letterhead, Look, Signature
from triwulan.organisations.models import Agency, Holding, Position
from triwulan.organisations.queries import capacity_word, holder_of


def letterhead_of(agency: Agency) -> Letterhead:
    contact = (
        ("Telepon", agency.phone),
        ("Laman", agency.website),
        ("Pos-el", agency.email),
    )
    reached = ", ".join(f"{label} {value}" for label, value in contact if value)
    address = (*(line.strip() for line in agency.address.splitlines()), reached)
    return Letterhead(
        government=agency.government.name,
        agency=agency.name,
        address=tuple(line for line in address if line),
        crest=Crest("svg", agency.crest_svg) if agency.crest_svg else None,
        look=look_of(agency),
    )


def look_of(agency: Agency) -> Look:
    return Look(
        paper=cast('Literal["a4", "f4"]', agency.paper_size),
        font=agency.pdf_font,
        docx_font=agency.docx_font,
        top=agency.margin_top,
        right=agency.margin_right,
        bottom=agency.margin_bottom,
        left=agency.margin_left,
        cover=agency.cover_sha256,
    )


def signature_of(position: Position, on: date, *, intro: str = "") -> Signature:
    """A vacant position still has its block, to be signed by whoever is found."""
    return signature_by(position, holder_of(position, on), intro=intro)


def overseer_of(agency: Agency) -> Signature | None:
    """Who signs beside the agency's head from outside; without a name its block is signed by whoever holds the post."""
    if not agency.overseer_position:
        return None
    named = ", ".join(part for part in (agency.overseer_name, agency.overseer_title) if part)
    return Signature(position=agency.overseer_position, name=named)


def signature_by(position: Position, holding: Holding | None, *, intro: str = "") -> Signature:
    """The same, where the holder is known already."""
    if holding is None:
        return Signature(position=position.title, name="", intro=intro)
    person = holding.person
    return Signature(
        position=position.title,
        name=person.full_name,
        nip=format_nip(person.nip) if person.nip else "",
        rank=person.rank,
        capacity=cast("Capacity", capacity_word(holding)),
        intro=intro,
    )
