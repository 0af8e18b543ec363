"""The one way out for signing: to an address that stands in the settings, without redirects, not for long, not for much.

Whoever runs the server named the address, so it may stand in the office's own network; nobody else can name one.
"""

import ssl
from contextlib import closing
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
        with closing(made) as connection:
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
