"""An agency's e-Sign client service: where it is, as whom it is asked, and how it is asked over HTTP.

Nothing here keeps, logs or names the pass phrase, the NIK or the service's own words, which may repeat either.
"""

import base64
import json
from dataclasses import dataclass, field
from typing import Any, Literal

from django.utils.translation import gettext as _

from triwulan.documents.signers.interface import SigningFailed
from triwulan.documents.signers.outgoing import Answer, AnswerTooLate, NoAnswer, ask

Version = Literal["v1", "v2"]
SECONDS = 30
"""How long one paper may take: whoever pressed is waiting, since his pass phrase waits in no queue."""


@dataclass(frozen=True)
class Service:
    """`address` without a path behind it."""

    version: Version
    address: str
    username: str
    password: str = field(repr=False)
    seconds: float = SECONDS

    def post(self, path: str, body: bytes, content_type: str) -> Answer:
        return self._ask("POST", path, body, {"Content-Type": content_type})

    def post_json(self, path: str, what: dict[str, Any]) -> Answer:
        return self.post(path, json.dumps(what).encode("utf-8"), "application/json")

    def get(self, path: str) -> Answer:
        return self._ask("GET", path, None, {})

    def _ask(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        told = base64.b64encode(f"{self.username}:{self.password}".encode()).decode("ascii")
        headers = {"Authorization": f"Basic {told}", "Accept": "application/json, application/pdf"} | headers
        try:
            return ask(method, self.address.rstrip("/") + path, body=body, headers=headers, seconds=self.seconds)
        except AnswerTooLate:
            raise SigningFailed(
                _("Dokumen belum ditandatangani karena layanan BSrE tidak menjawab dalam %d detik. Coba lagi nanti.")
                % round(self.seconds)
            ) from None
        except NoAnswer:
            raise SigningFailed(
                _("Dokumen belum ditandatangani karena layanan BSrE tidak dapat dihubungi. Coba lagi nanti.")
            ) from None


def json_of(answer: Answer) -> dict[str, Any] | None:
    """None for what is no JSON object."""
    try:
        found = json.loads(answer.body)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
