"""A paper held to the register: its PDF sent to the public page, against what cannot be done without.

The yardstick counts the same file's SHA-256 and looks it up, one query. The page reads the file as it arrives, says whose
paper it is and who signed it, and is the whole answer of the server. Seconds of this process's processor time.
"""

import hashlib
from collections.abc import Iterator
from http import HTTPStatus
from io import BytesIO
from typing import Any

from django.test import Client
from django_scopes import scopes_disabled

from bench.pages import in_turns
from bench.table import Row

MOST_MILLISECONDS = 50


def of_a_pdf() -> Iterator[Row]:
    from triwulan.documents.files import read_file
    from triwulan.documents.models import Document, Rendition
    from triwulan.documents.renditions import rendition

    with scopes_disabled():
        document = Document.objects.filter(kind="laporan_triwulan").select_related("agency").latest("pk")
        content = read_file(rendition(document, "pdf").file)
    client = Client(SERVER_NAME="127.0.0.1")

    def ask() -> None:
        file: Any = BytesIO(content)
        file.name = "laporan.pdf"
        answer = client.post("/v/", {"berkas": file})
        if answer.status_code != HTTPStatus.OK or document.number not in answer.content.decode():
            raise AssertionError(answer.status_code)

    def bare() -> None:
        with scopes_disabled():
            digest = hashlib.sha256(content).hexdigest()
            if Rendition.objects.filter(file__sha256=digest).first() is None:
                raise AssertionError(digest)

    ours, theirs = in_turns(ask, bare)
    yield Row(
        f"verification of a PDF of {len(content) / 1024:.0f} KB",
        f"{ours * 1000:.1f} ms",
        f"{theirs * 1000:.1f} ms, its SHA-256 and one query",
        ours / theirs,
        f"< {MOST_MILLISECONDS} ms",
    )
