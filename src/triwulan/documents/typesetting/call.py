"""Calls the typesetting process, with limits, and turns whatever goes wrong into one sentence."""

import base64
import binascii
import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

logger = logging.getLogger(__name__)

_KEPT = ("PATH", "PYTHONPATH", "PYTHONHOME", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
"""Environment that the child is given: neither the secret key nor the database's address."""


PLACES = "<halaman>"
_laid_out: dict[str, bytes] = {}
"""Where things landed in the book that was typeset last: the worker draws its DOCX right after its PDF."""


@dataclass(frozen=True)
class Limits:
    """Wall-clock seconds and megabytes. A year's report of 60 pages takes under two seconds and under 200 MB."""

    seconds: float = 60.0
    megabytes: int = 1024


LIMITS = Limits()


def _(sentence: str) -> str:
    """Marks a sentence for the catalogue; it is translated where it is shown, since a paper can be made without settings."""
    return sentence


_TOO_LATE = _("Dokumen belum jadi sampai batas waktunya dan dihentikan. Coba lagi; bila berulang, bagi isinya.")
_TOO_LARGE = _("Dokumen belum jadi karena melampaui batas memori atau waktu. Bagi isinya, lalu coba lagi.")
_NOT_STARTED = _("Dokumen belum jadi karena proses penyusun tidak dapat dijalankan. Coba lagi.")
_UNREADABLE = _("Dokumen belum jadi karena hasil penyusunannya tidak terbaca. Coba lagi.")
_OUT_OF_MEMORY = (b"memory", b"memerror", b"failed to map", b"cannot map", b"temporarily unavailable")
"""What Python, Rust, the loader and the thread pool say, each in its own words, when there is no more."""
_REFUSED = _("Dokumen belum jadi karena isinya tidak dapat disusun menjadi PDF/A. Hubungi pengelola sistem.")


class RenderFailed(Exception):
    """The file could not be made; the text is a sentence for the user, and there is no half file."""


def typeset_pdf(entry: str, data: dict[str, Any], limits: Limits = LIMITS) -> bytes:
    """`entry` is a file of `papers/` that reads `sys.inputs.data` as JSON."""
    return _run({"entry": entry, "format": "pdf", "data": data}, limits)[0]


def typeset_book(entry: str, data: dict[str, Any], limits: Limits = LIMITS) -> bytes:
    """As `typeset_pdf`, of what `places` will be asked for next: its pages are already laid out, and asking is nearly free."""
    job = {"entry": entry, "format": "pdf", "data": data, "selector": PLACES}
    made, found = _run(job, limits)
    _laid_out.clear()
    _laid_out[_key(entry, data)] = found
    return made


def rasterise(svgs: tuple[str, ...], *, ppi: int = 220, limits: Limits = LIMITS) -> tuple[bytes, ...]:
    """Each drawing as a PNG 16 cm wide, in the order given."""
    if not svgs:
        return ()
    return _run({"entry": "gambar.typ", "format": "png", "ppi": ppi, "data": {"svg": list(svgs)}}, limits)


def places(entry: str, data: dict[str, Any], limits: Limits = LIMITS) -> dict[str, list[str]]:
    """The printed page of each heading ("judul"), table ("Tabel") and figure ("Gambar"), in the order of reading."""
    found = _laid_out.get(_key(entry, data))
    if found is None:
        found = _run({"entry": entry, "format": "query", "selector": PLACES, "data": data}, limits)[0]
    pages: dict[str, list[str]] = json.loads(found)
    return pages


def signature_rooms(entry: str, data: dict[str, Any], limits: Limits = LIMITS) -> list[dict[str, Any]]:
    """Where each signer's room is: his position's title, page from 1, points from the page's upper left corner."""
    job = {"entry": entry, "format": "query", "selector": "<ttd>", "one": False, "data": data}
    found: list[dict[str, Any]] = json.loads(_run(job, limits)[0])
    return found


def typeset_stamp(data: dict[str, Any], limits: Limits = LIMITS) -> bytes:
    """One small page for another PDF to take in: fonts embedded, PDF/A-2b, without tags of its own."""
    return _run({"entry": "cap.typ", "format": "stamp", "data": data}, limits)[0]


def page_pictures(entry: str, data: dict[str, Any], limits: Limits = LIMITS) -> tuple[bytes, ...]:
    """Each page as a PNG, to be looked at on a screen."""
    return _run({"entry": entry, "format": "png", "ppi": 60, "data": data}, limits)


def picture_stamp(data: dict[str, Any], limits: Limits = LIMITS) -> bytes:
    """The same mark as a PNG, 300 dots to the inch."""
    return _run({"entry": "cap.typ", "format": "png", "ppi": 300, "data": data}, limits)[0]


def _key(entry: str, data: dict[str, Any]) -> str:
    return sha256(json.dumps([entry, data], sort_keys=True).encode("ascii")).hexdigest()


def _run(job: dict[str, Any], limits: Limits) -> tuple[bytes, ...]:
    memory, processor = limits.megabytes * 1024 * 1024, max(1, round(limits.seconds * 2))
    command = [sys.executable, "-m", "triwulan.documents.typesetting.child", str(memory), str(processor)]
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, nothing of the user's in the arguments
            command,
            input=json.dumps(job).encode("ascii"),
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            env=child_environment(),
        )
    except subprocess.TimeoutExpired as late:
        raise RenderFailed(_TOO_LATE) from late
    except OSError as error:
        raise RenderFailed(_NOT_STARTED) from error
    if done.returncode != 0:
        logger.error("typst ended with %s: %s", done.returncode, done.stderr.decode("utf-8", "replace")[-2000:])
        raise RenderFailed(_sentence(done.returncode, done.stderr))
    try:
        return tuple(base64.b64decode(file) for file in json.loads(done.stdout))
    except (ValueError, TypeError, binascii.Error) as error:
        raise RenderFailed(_UNREADABLE) from error


def child_environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name in _KEPT or name.startswith("COVERAGE_")}
    return kept | {"RAYON_NUM_THREADS": "2", "MALLOC_ARENA_MAX": "2", "PYTHONDONTWRITEBYTECODE": "1"}


def _sentence(code: int, complaint: bytes) -> str:
    """A child that ran out of memory is killed or says so."""
    said = complaint.lower()
    return _TOO_LARGE if code < 0 or any(words in said for words in _OUT_OF_MEMORY) else _REFUSED
