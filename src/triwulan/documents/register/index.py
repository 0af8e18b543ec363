"""The full text of the register: what a paper is found by, and the question to it. Newest papers first, at most so many."""

from collections.abc import Iterable

from django.db import connection
from django.utils import translation

from triwulan.core import clock
from triwulan.core.sentences import INDONESIAN
from triwulan.documents.content import ContentUnreadable, from_json
from triwulan.documents.files import FileDamaged, read_file
from triwulan.documents.models import Document, DocumentText, Security
from triwulan.documents.uploads.formats import PDF
from triwulan.documents.uploads.scan_text import text_of_pdf
from triwulan.documents.words import MOST_LETTERS, Snippet, snippet, terms_of, words_of

MOST_HITS = 1000
MOST_WORDS = 8
# One letter begins half of all words: only as a whole word.
_SHORTEST_BEGINNING = 2


def enter(document: Document) -> None:
    """Number, title and unit, as soon as the register has them."""
    DocumentText.objects.create(
        document=document,
        agency_id=document.agency_id,
        marks=" ".join(_marks(document)),
        head=f"{document.number} {document.title} {document.unit.name}",
    )


@translation.override(INDONESIAN)
def read(document: Document) -> None:
    """Content and scans, which takes a while: the worker's. A secret paper is found by its head alone."""
    closed = document.security == Security.SECRET or document.destroyed_at is not None
    body = "" if closed else _inside(document)
    scans = "" if closed else _scanned(document)
    DocumentText.objects.update_or_create(
        document=document,
        defaults={
            "agency_id": document.agency_id,
            "marks": " ".join(_marks(document)),
            "head": f"{document.number} {document.title} {document.unit.name}",
            "body": body,
            "scans": scans,
            "read_at": clock.now(),
        },
    )


def read_again(documents: Iterable[int]) -> None:
    """What their texts say is true no more; the scheduler reads them anew, and until then only the head is found."""
    DocumentText.objects.filter(document__in=list(documents)).update(body="", scans="", read_at=None)


def unread(most: int) -> list[Document]:
    """Of the scope, papers nobody has read in yet."""
    papers = Document.objects.filter(text__read_at=None).select_related("unit", "agency").order_by("pk")
    return list(papers[:most])


def hits(asked: str, marks: Iterable[str]) -> list[int] | None:
    """The newest papers that have all words, in all marks; None when the question has no word in it."""
    terms = terms_of(asked, MOST_WORDS)
    if not terms:
        return None
    sqlite = connection.vendor == "sqlite"
    question = _fts5(terms, list(marks)) if sqlite else _tsquery(terms, list(marks))
    with connection.cursor() as cursor:
        cursor.execute(_IN_SQLITE if sqlite else _IN_POSTGRESQL, [question, MOST_HITS])
        return [row[0] for row in cursor.fetchall()]


def snippets(asked: str, documents: Iterable[int]) -> dict[int, Snippet]:
    """Of the papers (by key, out of the scope) whose inside has one of the words.

    Past the scope, which they were found in: its join makes SQLite walk through all the agency's texts.
    """
    terms = terms_of(asked, MOST_WORDS)
    if not terms:
        return {}
    texts = DocumentText._base_manager.filter(pk__in=list(documents))
    rows = texts.values_list("document", "body", "scans")
    found = {key: snippet(body, terms) or snippet(scans, terms) for key, body, scans in rows}
    return {key: each for key, each in found.items() if each is not None}


def marks_for(agency: int, kind: str, year: int | None, quarter: int | None, unit: int | None) -> list[str]:
    said = (
        ("agensi", agency),
        ("jenis", kind.replace("_", "")),
        ("tahun", year),
        ("triwulan", quarter),
        ("unit", unit),
    )
    return [f"{name}{value}" for name, value in said if value]


def _marks(document: Document) -> list[str]:
    return marks_for(document.agency_id, document.kind, document.year, document.quarter, document.unit_id)


def _inside(document: Document) -> str:
    """One paper that this version cannot read must not keep the others from being read."""
    try:
        return words_of(from_json(document.content))
    except ContentUnreadable:
        return ""


def _scanned(document: Document) -> str:
    texts = []
    for signing in document.signings.exclude(scan=None).select_related("scan").order_by("pk"):
        if signing.scan is not None and signing.scan.content_type == PDF.content_type:
            try:
                texts.append(text_of_pdf(read_file(signing.scan)))
            except FileDamaged:
                continue  # the nightly check tells of it
    return " ".join(texts)[:MOST_LETTERS]


def _fts5(terms: list[list[str]], marks: list[str]) -> str:
    phrases = [f'"{" ".join(term)}"{"*" if len(term[-1]) >= _SHORTEST_BEGINNING else ""}' for term in terms]
    return f"marks : ({' AND '.join(marks)}) AND {{head body scans}} : ({' AND '.join(phrases)})"


def _tsquery(terms: list[list[str]], marks: list[str]) -> str:
    phrases = [" <-> ".join(term) + (":*" if len(term[-1]) >= _SHORTEST_BEGINNING else "") for term in terms]
    return " & ".join([*marks, *(f"({each})" for each in phrases)])


_IN_SQLITE = "SELECT rowid FROM documents_search WHERE documents_search MATCH %s ORDER BY rowid DESC LIMIT %s"
_IN_POSTGRESQL = (
    "SELECT document_id FROM documents_documenttext WHERE words @@ to_tsquery('simple', %s) "
    "ORDER BY document_id DESC LIMIT %s"
)
