"""Short secrets of other people's making, encrypted in the database: whoever reads a backup of it cannot use them.

AES-256-GCM under a key derived from `secret.key` (HKDF-SHA256); `purpose` is authenticated with it, so that one kind of
secret cannot be passed off as another. A new `secret.key` makes what was sealed before unreadable: it is asked for again.
"""

import base64
import binascii
import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

_MARK = "v1."
_NONCE = 12
_KEY = 32


class Unreadable(ValueError):
    """Sealed under another key or for another purpose, or changed since."""


def seal(purpose: str, text: str) -> str:
    nonce = os.urandom(_NONCE)
    sealed = AESGCM(_key()).encrypt(nonce, text.encode("utf-8"), purpose.encode("ascii"))
    return _MARK + base64.urlsafe_b64encode(nonce + sealed).decode("ascii")


def unseal(purpose: str, sealed: str) -> str:
    try:
        raw = base64.urlsafe_b64decode(sealed.removeprefix(_MARK)) if sealed.startswith(_MARK) else b""
        return AESGCM(_key()).decrypt(raw[:_NONCE], raw[_NONCE:], purpose.encode("ascii")).decode("utf-8")
    except (binascii.Error, ValueError, InvalidTag):
        # what was read stands in no trace
        raise Unreadable(purpose) from None


def _key() -> bytes:
    return HKDF(SHA256(), _KEY, salt=None, info=b"triwulan.sealed_text").derive(settings.SECRET_KEY.encode("utf-8"))
