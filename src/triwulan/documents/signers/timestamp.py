"""RFC 3161 over our own way out: pyHanko's client would follow redirects and read an answer of any size."""

from asn1crypto import tsp
from pyhanko.sign.timestamps import TimeStamper, TimestampRequestError

from triwulan.documents.signers.outgoing import NoAnswer, ask

SECONDS = 10
_MOST = 256 * 1024
_OK = 200


class Stamper(TimeStamper):
    def __init__(self, address: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # pyHanko types part of itself
        self.address = address

    async def async_request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        """Waits in its place: each signing has an event loop of its own, with nothing else in it."""
        headers = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
        try:
            answer = ask("POST", self.address, body=req.dump(), headers=headers, seconds=SECONDS, most=_MOST)
        except NoAnswer as fault:
            raise TimestampRequestError(str(fault)) from None
        if answer.status != _OK or answer.content_type != "application/timestamp-reply":
            raise TimestampRequestError(f"answered {answer.status}")
        return _read(answer.body)


def _read(body: bytes) -> tsp.TimeStampResp:
    """asn1crypto reads as late as it can: whether there is an answer at all must be known here."""
    try:
        found = tsp.TimeStampResp.load(body, strict=True)
        found["status"]["status"].native  # noqa: B018 - reading it is the check
    except ValueError:
        raise TimestampRequestError("not an answer to a time stamp request") from None
    return found
