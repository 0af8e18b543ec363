"""What the service refuses, as one clear sentence each: by its code where it has one, else by what its words speak of."""

import logging
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.documents.signers.bsre.service import json_of
from triwulan.documents.signers.interface import PassphraseWrong, SigningFailed
from triwulan.documents.signers.outgoing import Answer

logger = logging.getLogger(__name__)

_UNSIGNED = gettext_lazy("Dokumen belum ditandatangani.")
_PASSPHRASE = gettext_lazy("Passphrase BSrE salah. Periksa huruf besar dan kecilnya, lalu coba lagi.")
_UNKNOWN = gettext_lazy(
    "NIK Anda tidak terdaftar di layanan BSrE ini. Periksa NIK Anda, atau hubungi verifikator BSrE."
)
_EXPIRED = gettext_lazy("Sertifikat BSrE Anda sudah kedaluwarsa. Ajukan perpanjangannya kepada verifikator BSrE.")
_INACTIVE = gettext_lazy("Sertifikat BSrE Anda dicabut atau dibekukan. Hubungi verifikator BSrE.")
_NONE_YET = gettext_lazy("Anda belum memiliki sertifikat BSrE yang aktif. Selesaikan penerbitannya lebih dahulu.")
_ACCOUNT = gettext_lazy(
    "Layanan BSrE menolak akun perangkat daerah ini. Minta administrator memeriksa nama pengguna dan sandinya."
)
_DOWN = gettext_lazy("Layanan BSrE sedang bermasalah. Coba lagi nanti.")

ACTIVE = "ISSUE"
STATES: dict[str, Any] = {
    "EXPIRED": _EXPIRED,
    "RENEW": _EXPIRED,
    "REVOKE": _INACTIVE,
    "REVOKED": _INACTIVE,
    "SUSPEND": _INACTIVE,
    "SUSPENDED": _INACTIVE,
    "NOT_REGISTERED": _UNKNOWN,
    "NO_CERTIFICATE": _NONE_YET,
    "NEW": _NONE_YET,
    "UNVERIFIED": _NONE_YET,
    "VERIFIED": _NONE_YET,
    "WAITING_FOR_VERIFICATION": _NONE_YET,
}
"""Of a person's account at BSrE; all but ACTIVE cannot sign."""

_CODES: dict[int, Any] = {2011: _UNKNOWN, 2031: _PASSPHRASE}
_WORDS: tuple[tuple[tuple[str, ...], Any], ...] = (
    (("passphrase", "pass phrase"), _PASSPHRASE),
    (("expired", "kedaluwarsa", "kadaluarsa", "kadaluwarsa"), _EXPIRED),
    (("revoke", "dicabut", "suspend", "dibekukan"), _INACTIVE),
    (("tidak memiliki sertifikat", "belum memiliki sertifikat"), _NONE_YET),
    (("tidak terdaftar", "belum terdaftar", "tidak ditemukan", "not registered", "not found"), _UNKNOWN),
)
_OK, _LEAST_FAULT = range(200, 300), 500
_NOT_LET_IN = {401, 403}


def is_refusal(answer: Answer) -> bool:
    return answer.status not in _OK or bool((json_of(answer) or {}).get("error"))


def refusal_of(answer: Answer) -> SigningFailed:
    told = json_of(answer) or {}
    sentence = _meant(told) or _by_status(answer.status)
    code = _code(told)
    logger.warning("bsre refused with %d, code %s", answer.status, code)
    if sentence is None:
        return SigningFailed(
            f"{_UNSIGNED} " + _("Layanan BSrE menolak permintaan ini (kode %s).") % (code or answer.status)
        )
    made = PassphraseWrong if sentence is _PASSPHRASE else SigningFailed
    return made(f"{_UNSIGNED} {sentence}")


def malformed() -> SigningFailed:
    return SigningFailed(
        f"{_UNSIGNED} "
        + _("Jawaban layanan BSrE tidak terbaca atau bukan naskah yang dikirim. Beri tahu administrator.")
    )


def sentence_of_state(state: str) -> str:
    """Empty for an account that may sign."""
    if state.upper() == ACTIVE:
        return ""
    return str(STATES.get(state.upper(), _NONE_YET))


def _meant(told: dict[str, Any]) -> Any:
    code = _code(told)
    if code in _CODES:
        return _CODES[code]
    words = " ".join(str(told.get(name, "")) for name in ("error", "message", "description")).lower()
    return next((sentence for marks, sentence in _WORDS if any(mark in words for mark in marks)), None)


def _code(told: dict[str, Any]) -> int | None:
    found = told.get("status_code")
    return found if isinstance(found, int) else None


def _by_status(status: int) -> Any:
    if status in _NOT_LET_IN:
        return _ACCOUNT
    return _DOWN if status >= _LEAST_FAULT else None
