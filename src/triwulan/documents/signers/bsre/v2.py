"""Version 2: JSON out and JSON back, files as base64.

`POST /api/v2/sign/pdf` with `nik`, `passphrase`, `signatureProperties` (one for each file) and `file`;
`POST /api/v2/user/check/status` with `nik`. Its y counts from the page's upper edge.
"""

import base64
import binascii
from typing import Any

from triwulan.documents.signers.bsre.mark import Mark
from triwulan.documents.signers.bsre.refusals import is_refusal, malformed, refusal_of
from triwulan.documents.signers.bsre.service import Service, json_of
from triwulan.documents.signers.interface import Order


def sign(service: Service, order: Order, nik: str, passphrase: str, mark: Mark | None) -> bytes:
    told = {
        "nik": nik,
        "passphrase": passphrase,
        "signatureProperties": [_look(order, mark)],
        "file": [base64.b64encode(order.pdf).decode("ascii")],
    }
    answer = service.post_json("/api/v2/sign/pdf", told)
    if is_refusal(answer):
        raise refusal_of(answer)
    try:
        (file,) = (json_of(answer) or {})["file"]
        return base64.b64decode(file, validate=True)
    except (KeyError, TypeError, ValueError, binascii.Error):
        raise malformed() from None


def state(service: Service, nik: str) -> str:
    answer = service.post_json("/api/v2/user/check/status", {"nik": nik})
    if is_refusal(answer):
        raise refusal_of(answer)
    found = (json_of(answer) or {}).get("status")
    if not isinstance(found, str):
        raise malformed()
    return found


def _look(order: Order, mark: Mark | None) -> dict[str, Any]:
    told: dict[str, Any] = {"tampilan": "INVISIBLE", "reason": order.reason, "location": order.town}
    if mark is None:
        return told
    return told | {
        "tampilan": "VISIBLE",
        "imageBase64": base64.b64encode(mark.png).decode("ascii"),
        "page": mark.page,
        "originX": mark.x,
        "originY": mark.y,
        "width": mark.width,
        "height": mark.height,
    }
