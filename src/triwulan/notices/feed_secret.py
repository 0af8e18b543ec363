"""The secret in a calendar's address. 256 bits: too many to guess, so a fast hash is enough and no salt is needed."""

import hashlib
import secrets

_BYTES = 32


def new_secret() -> str:
    return secrets.token_urlsafe(_BYTES)


def digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode("utf-8", "surrogatepass")).hexdigest()
