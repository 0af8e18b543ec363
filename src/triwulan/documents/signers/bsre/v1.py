"""Version 1: a form of several parts out, the signed file itself back.

`POST /api/sign/pdf` with `file`, `imageTTD`, `nik`, `passphrase`, `tampilan`, `image`, `page`, `xAxis`, `yAxis`, `width`,
`height`, `reason`, `location`; `GET /api/user/status/{nik}`. Its y counts from the page's lower edge, and `width` and
`height` are the opposite corner's place where `xAxis` and `yAxis` are given (so users of it report; not tried by us).
"""

import uuid
from urllib.parse import quote

from triwulan.documents.signers.bsre.mark import Mark
from triwulan.documents.signers.bsre.refusals import is_refusal, malformed, refusal_of
from triwulan.documents.signers.bsre.service import Service, json_of
from triwulan.documents.signers.interface import Order

_PDF = b"%PDF-"


def sign(service: Service, order: Order, nik: str, passphrase: str, mark: Mark | None) -> bytes:
    fields = {"nik": nik, "passphrase": passphrase, "reason": order.reason, "location": order.town}
    files = [("file", "naskah.pdf", "application/pdf", order.pdf)]
    if mark is None:
        fields["tampilan"] = "invisible"
    else:
        left, low, right, high = mark.corners
        fields |= {"tampilan": "visible", "image": "true", "page": str(mark.page)}
        fields |= {"xAxis": str(left), "yAxis": str(low), "width": str(right), "height": str(high)}
        files.append(("imageTTD", "cap.png", "image/png", mark.png))
    body, content_type = _several_parts(fields, files)
    answer = service.post("/api/sign/pdf", body, content_type)
    if answer.body.startswith(_PDF) and not is_refusal(answer):
        return answer.body
    raise refusal_of(answer) if is_refusal(answer) else malformed()


def state(service: Service, nik: str) -> str:
    answer = service.get(f"/api/user/status/{quote(nik, safe='')}")
    told = json_of(answer)
    if is_refusal(answer):
        raise refusal_of(answer)
    if told is None or not isinstance(told.get("status"), str):
        raise malformed()
    return str(told["status"])


def _several_parts(fields: dict[str, str], files: list[tuple[str, str, str, bytes]]) -> tuple[bytes, str]:
    """multipart/form-data (RFC 7578); the boundary is random, so that no file can hold it on purpose."""
    edge = uuid.uuid4().hex
    parts = [
        f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    for name, file_name, kind, content in files:
        head = f'--{edge}\r\nContent-Disposition: form-data; name="{name}"; filename="{file_name}"\r\n'
        parts.append(f"{head}Content-Type: {kind}\r\n\r\n".encode() + content + b"\r\n")
    return b"".join(parts) + f"--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
