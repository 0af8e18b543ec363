"""Calls the process that fills a letter's template, with limits, and turns whatever goes wrong into sentences."""

import base64
import binascii
import json
import logging
import subprocess
import sys
from typing import Any

from django.utils.translation import gettext as _

from triwulan.documents.typesetting.call import Limits, child_environment

logger = logging.getLogger(__name__)

LIMITS = Limits(seconds=15.0, megabytes=512)
"""A letter of two pages takes under a second and under 100 MB."""
MOST_BYTES = 10 * 1024 * 1024


class TemplateRefused(Exception):
    """`sentences`: everything that is wrong with the template, for whoever brought it."""

    def __init__(self, sentences: list[str]) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences


def fill_letter(template: bytes, fields: dict[str, Any], limits: Limits = LIMITS) -> bytes:
    """The same template and fields give the same bytes."""
    memory, processor = limits.megabytes * 1024 * 1024, max(1, round(limits.seconds))
    command = [sys.executable, "-m", "triwulan.documents.letters.child", str(memory), str(processor)]
    job = {"template": base64.b64encode(template).decode("ascii"), "fields": fields}
    try:
        done = subprocess.run(  # noqa: S603 - our own module, no shell, nothing of the user's in the arguments
            command,
            input=json.dumps(job).encode("ascii"),
            capture_output=True,
            timeout=limits.seconds,
            check=False,
            env=child_environment(),
        )
    except subprocess.TimeoutExpired:
        raise TemplateRefused([_too_much()]) from None
    if done.returncode < 0 or b"MemoryError" in done.stderr:
        raise TemplateRefused([_too_much()])
    return _read(done)


def _read(done: subprocess.CompletedProcess[bytes]) -> bytes:
    try:
        told = json.loads(done.stdout)
        content = base64.b64decode(told.get("file", ""))
    except (ValueError, binascii.Error):
        logger.error("a letter's template ended with %s: %s", done.returncode, done.stderr[-500:])  # noqa: TRY400 - a child's fault
        raise TemplateRefused(
            [_("Templat ini tidak dapat diisi. Simpan ulang sebagai DOCX, lalu unggah lagi.")]
        ) from None
    if told.get("problems"):
        raise TemplateRefused([_sentence(kind, detail) for kind, detail in told["problems"]])
    if not content or len(content) > MOST_BYTES:
        raise TemplateRefused([_too_much()])
    return content


def _too_much() -> str:
    return _("Templat ini memakan terlalu banyak waktu atau memori saat diisi. Kurangi pengulangan di dalamnya.")


def _sentence(kind: str, detail: str) -> str:
    return {
        "syntax": _("Penulisan isiannya salah: %s. Periksa pasangan kurung dan {%% endfor %%} atau {%% endif %%}."),
        "unknown": _("Isian “%s” tidak dikenal. Pilih dari daftar isian di halaman ini."),
        "field": _("Isian tidak ada pada naskah contoh: %s."),
        "private": _("“%s” tidak boleh dipakai: nama yang diawali garis bawah membuka bagian dalam sistem."),
        "filter": _("Saringan “%s” tidak dikenal."),
        "construct": _("Bentuk “%s” tidak diizinkan: hanya isian, pengulangan, dan syarat."),
    }[kind] % detail
