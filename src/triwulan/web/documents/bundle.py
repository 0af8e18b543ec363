"""Many papers at once: a zip of their files under names that a reader understands, with lists of what is in it."""

import re
import tempfile
import zipfile
from collections.abc import Iterable
from contextlib import suppress
from typing import IO, BinaryIO

from django.utils.translation import gettext as _

from triwulan.documents.access import may_read
from triwulan.documents.files import FileDamaged, open_file
from triwulan.documents.models import Document
from triwulan.documents.renditions import render_later

IN_MEMORY = 4_000_000
"""Bytes; a larger zip is built on disk, so that it may be as large as it likes."""
_UNFIT = re.compile(r"[^\w.,() -]+")
_LONGEST = 80


def bundled(person: object, papers: Iterable[tuple[str, Document]], lists: Iterable[tuple[str, bytes]]) -> IO[bytes]:
    """Open at its beginning. What has no file yet is asked to be made; it and what is secret to him are named in a list."""
    made = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 - the answer closes it
    try:
        _fill(made, person, papers, lists)
    except BaseException:
        made.close()
        raise
    made.seek(0)
    return made


def _fill(
    made: IO[bytes], person: object, papers: Iterable[tuple[str, Document]], lists: Iterable[tuple[str, bytes]]
) -> None:
    waiting: list[str] = []
    secret: list[str] = []
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as archive:
        for name, content in lists:
            archive.writestr(name, content)
        for name, paper in papers:
            if not may_read(person, paper):
                secret.append(paper.number)
            elif (kept := _kept_pdf(paper)) is None:
                render_later(paper)
                waiting.append(name)
            else:
                _copy(archive, name, kept)
        told = _told(waiting, secret)
        if told:
            archive.writestr(_("TIDAK IKUT.txt"), told)


def _kept_pdf(paper: Document) -> BinaryIO | None:
    """The file with the last electronic signature, else the rendered one."""
    sealed = [each.sealed for each in paper.signings.select_related("sealed").order_by("signed_at") if each.sealed]
    rendered = [each.file for each in paper.renditions.filter(format="pdf").select_related("file")]
    for each in (*reversed(sealed), *rendered):
        with suppress(FileDamaged):
            return open_file(each)
    return None


def paper_name(paper: Document) -> str:
    """Told apart by the document's key, for numbers that differ in signs alone."""
    return f"{fit(paper.number)} {fit(paper.title)[:_LONGEST].strip()} ({paper.pk}).pdf"


def fit(name: str) -> str:
    return _UNFIT.sub("-", name).strip(" .-") or _("tanpa nama")


def _copy(archive: zipfile.ZipFile, name: str, source: BinaryIO) -> None:
    with source as content, archive.open(name, "w") as target:
        while piece := content.read(1 << 20):
            target.write(piece)


def _told(waiting: list[str], secret: list[str]) -> str:
    parts = (
        (_("Berkas berikut sedang dibuat. Unduh folder ini lagi beberapa menit kemudian."), waiting),
        (_("Naskah berikut rahasia bagi Anda."), secret),
    )
    return "\n".join(f"{sentence}\n" + "\n".join(f"- {name}" for name in names) for sentence, names in parts if names)
