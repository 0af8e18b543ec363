"""A session ends when nobody has used it for a while, and at the latest so long after signing in.

Django's own age begins anew each time a session is saved; what is kept here does not. Who signed in before these limits
came has none of the two times, and only Django's age.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.base import SessionBase
from django.http import HttpRequest, HttpResponseBase

from triwulan.core import clock

BEGAN = "signed_in_at"
SEEN = "seen_at"
# Noting every request would make each page a write.
_NOTED_EVERY_SECONDS = 300


def begin_session(session: SessionBase) -> None:
    """Called by every way in, after the sign-in has renewed the session's key."""
    session[BEGAN] = session[SEEN] = _now()


class SessionLimits:
    """What its reader had typed stays on his page: the answer is that of any session that is over (`session.js`)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        seen = request.session.get(SEEN)
        if seen is not None:
            now = _now()
            if _over(now - seen, now - request.session.get(BEGAN, seen)):
                logout(request)
            elif now - seen >= _NOTED_EVERY_SECONDS:
                request.session[SEEN] = now
        return self.get_response(request)


def _over(idle: int, whole: int) -> bool:
    """Both in seconds."""
    return idle > settings.SESSION_IDLE_SECONDS or whole > settings.SESSION_COOKIE_AGE


def _now() -> int:
    return int(clock.now().timestamp())
