"""Pass phrases are not guessed here: five wrong ones in five minutes, and the next is not even tried. Held per person.

BSrE locks an account after some failures, and a file's own pass phrase has no guard of its own: this keeps whoever holds
somebody's session or token from trying.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.cache import cache
from django.utils.translation import gettext as _

from triwulan.documents.signers.interface import PassphraseWrong, TooManyAttempts

MOST, SECONDS = 5, 300


@contextmanager
def counted(person_id: int) -> Iterator[None]:
    """TooManyAttempts before anything is tried. A try counts from its beginning, so that many at once are no way round."""
    key = f"signing-attempts:{person_id}"
    cache.add(key, 0, SECONDS)
    tries = _incremented(key, 1)
    if tries > MOST:
        raise TooManyAttempts(_("Terlalu banyak sandi yang salah. Tunggu lima menit, lalu coba lagi."))
    try:
        yield
    except PassphraseWrong:
        raise
    except Exception:
        _incremented(key, -1)
        raise
    cache.delete(key)


def _incremented(key: str, by: int) -> int:
    try:
        return int(cache.incr(key, by))
    except ValueError:
        # ran out in between
        return by
