"""A signature carries the time of a service (RFC 3161), where one is set; without its answer nothing is signed."""

import asyncio
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from asn1crypto import keys, tsp, x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from tests.documents.authority import PASSPHRASE, pkcs12_of, time_stamping_certificate
from tests.documents.bsre import sheet
from triwulan.documents.imprint import Verification
from triwulan.documents.signers import timestamp
from triwulan.documents.signers.certificate import LocalCertificate
from triwulan.documents.signers.interface import Order, SigningFailed
from triwulan.documents.signers.validation import signatures_in

MOMENT = datetime(2026, 4, 9, 3, 0, tzinfo=UTC)
NO_ANSWER = "karena layanan stempel waktu tidak menjawab"


@cache
def _authority() -> Any:
    # inline import: pyHanko loads for seconds
    from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

    key = rsa.generate_private_key(65537, 2048)
    der = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    made = time_stamping_certificate("Stempel Waktu Uji", key.public_key()).public_bytes(Encoding.DER)
    return DummyTimeStamper(x509.Certificate.load(made), keys.PrivateKeyInfo.load(der), fixed_dt=MOMENT)


class _Handler(BaseHTTPRequestHandler):
    fault: str

    def log_message(self, *_args: object) -> None:
        """Nothing on the test's stderr."""

    def do_POST(self) -> None:
        asked = tsp.TimeStampReq.load(self.rfile.read(int(self.headers["Content-Length"])))
        if self.fault == "slow":
            time.sleep(0.5)
        told = asyncio.run(_authority().async_request_tsa_response(asked)).dump()
        if self.fault == "refused":
            told = tsp.TimeStampResp({"status": {"status": "rejection"}}).dump()
        self.send_response(503 if self.fault == "down" else 200)
        self.send_header("Content-Type", "text/html" if self.fault == "page" else "application/timestamp-reply")
        self.end_headers()
        self.wfile.write(b"bukan ASN.1" if self.fault == "rubbish" else told)


@contextmanager
def service(fault: str = "") -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"fault": fault}))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/tsr"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def sign() -> bytes:
    order = Order(sheet(80), 0, "Kabid", "Kabid", "1/2026", Verification("https://uji/v/X", "X"), MOMENT)
    content = LocalCertificate(pkcs12_of("Kabid"), PASSPHRASE).sign(order).content
    assert content is not None
    return content


def test_a_signature_carries_the_services_time_where_one_is_set(settings: Any) -> None:
    settings.TSA_URL = ""
    assert [each.timestamped for each in signatures_in(sign())] == [False]
    with service() as address:
        settings.TSA_URL = address
        content = sign()
    assert [(each.timestamped, each.holds) for each in signatures_in(content)] == [(True, True)]
    assert b"/ETSI.CAdES.detached" in content


@pytest.mark.parametrize("fault", ["down", "page", "rubbish", "refused", "slow"])
def test_without_a_good_answer_in_time_nothing_is_signed(
    settings: Any, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(timestamp, "SECONDS", 0.2 if fault == "slow" else 5)
    with service(fault) as address:
        settings.TSA_URL = address
        with pytest.raises(SigningFailed, match=NO_ANSWER):
            sign()


def test_nobody_at_the_address_is_said_too(settings: Any) -> None:
    settings.TSA_URL = "http://127.0.0.1:9/tsr"
    with pytest.raises(SigningFailed, match=NO_ANSWER):
        sign()
