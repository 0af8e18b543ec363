"""The one way out for signing: to an address that stands in the settings, without redirects, not for long, not for much.

Whoever runs the server named the address, so it may stand in the office's own network; nobody else can name one.
"""

import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from urllib.parse import urlsplit

MOST_BYTES = 100 * 1024 * 1024


class NoAnswer(Exception):
    """Nothing came back in time, or nothing that could be read."""


class AnswerTooLate(NoAnswer):
    pass


@dataclass(frozen=True)
class Answer:
    status: int
    content_type: str
    body: bytes


def ask(
    method: str,
    address: str,
    *,
    body: bytes | None = None,
    headers: dict[str, str],
    seconds: float,
    most: int = MOST_BYTES,
) -> Answer:
    """NoAnswer carries no more than the kind of fault: a request's own words never stand in an error."""
    parts = urlsplit(address)
    host, port = str(parts.hostname), parts.port
    secured = parts.scheme == "https"
    try:
        made: HTTPConnection = (
            HTTPSConnection(host, port, timeout=seconds, context=ssl.create_default_context())
            if secured
            else HTTPConnection(host, port, timeout=seconds)
        )
        with closing(made) as connection, _cut_after(connection, seconds):
            path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
            connection.request(method, path, body=body, headers=headers)
            answer = connection.getresponse()
            content = answer.read(most + 1)
            found = Answer(answer.status, answer.headers.get_content_type(), content)
    except TimeoutError:
        raise AnswerTooLate from None
    except (OSError, HTTPException) as error:
        raise NoAnswer(type(error).__name__) from None
    if len(found.body) > most:
        raise NoAnswer("too large")
    return found


@contextmanager
def _cut_after(connection: HTTPConnection, seconds: float) -> Iterator[None]:
    """A service that answers a byte at a time would be within each wait, and never end. AnswerTooLate when it is cut."""
    connection.connect()
    # the connection forgets its socket once the answer has begun
    connected, cut = connection.sock, threading.Event()

    def end() -> None:
        cut.set()
        with suppress(OSError):
            connected.shutdown(socket.SHUT_RDWR)

    timer = threading.Timer(seconds, end)
    timer.daemon = True
    timer.start()
    try:
        yield
    except (OSError, HTTPException):
        if not cut.is_set():
            raise
    finally:
        timer.cancel()
    if cut.is_set():
        raise AnswerTooLate
