"""Is this paper genuine? For whoever holds it, without signing in. Only what stands on the paper's face is told.

A file is compared by its SHA-256 alone: it is counted while it arrives and kept nowhere.
"""

import hashlib
from dataclasses import dataclass
from typing import Any, Literal

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from triwulan.documents.queries import Verdict, validated, verify, verify_file
from triwulan.documents.signers.validation import FoundSignature
from triwulan.web.access import public

Outcome = Literal["same", "other", "unknown", "refused"]
# Shorter ones have no address.
_LEAST = 4
PRINTED = "Whoever holds a printed paper may ask whether it is genuine"


@dataclass(frozen=True)
class Comparison:
    """`format` where the file is this paper; `verdict` of the paper that the file is."""

    outcome: Outcome
    sentence: str = ""
    format: str = ""
    verdict: Verdict | None = None
    signatures: tuple[FoundSignature, ...] = ()


@public(PRINTED)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    typed = request.GET.get("kode", "").strip()
    if typed:
        return redirect("verify:document", code=_code(typed))
    comparison = compared(request, None) if request.method == "POST" else None
    verdict = comparison.verdict if comparison else None
    return _unlisted(render(request, "verify/start.html", {"comparison": comparison, "verdict": verdict}))


@public(PRINTED)
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: HttpRequest, code: str) -> HttpResponse:
    verdict = verify(code)
    comparison = compared(request, verdict) if request.method == "POST" else None
    context = {"verdict": verdict, "code": code.upper(), "comparison": comparison}
    status = 404 if verdict.status == "unknown" else 200
    return _unlisted(render(request, "verify/document.html", context, status=status))


def _code(typed: str) -> str:
    """What can stand in an address; for what is no code at all, a word that no paper has."""
    signs = "".join(sign for sign in typed if sign.isascii() and sign.isalnum())[:40]
    return signs if len(signs) >= _LEAST else "kosong"


def compared(request: HttpRequest, verdict: Verdict | None) -> Comparison:
    """Against the paper of `verdict`, or against all of them."""
    file = request.FILES.get("berkas")
    if not isinstance(file, UploadedFile) or not file.size:
        return Comparison("refused", _("Belum ada berkas yang dipilih, atau berkasnya kosong."))
    if file.size > settings.EVIDENCE_MAX_BYTES:
        most = settings.EVIDENCE_MAX_BYTES // 1024 // 1024
        return Comparison("refused", _("Berkas lebih besar dari %(most)d MB.") % {"most": most})
    digest = _digest(file)
    formats = {sha256: format_ for format_, sha256 in verdict.sha256} if verdict else {}
    found = verify_file(digest)
    if digest in formats:
        return Comparison("same", format=formats[digest].upper(), verdict=found)
    if found.status == "unknown":
        return Comparison("unknown")
    same = verdict is None or verdict.code == found.code
    return Comparison("same" if same else "other", verdict=found, signatures=validated(digest))


def _digest(file: "UploadedFile[Any]") -> str:
    counted = hashlib.sha256()
    for chunk in file.chunks():
        counted.update(chunk)
    return counted.hexdigest()


def _unlisted(response: HttpResponse) -> HttpResponse:
    """For those who hold the paper, not for search engines."""
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
