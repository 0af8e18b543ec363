"""A service that speaks like BSrE's e-Sign client, both versions, over real HTTP on this machine; its own certificates."""

import base64
import io
import json
import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from email.parser import BytesParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, NameObject

from tests.documents.authority import PASSPHRASE, pkcs12_of

NIK, USER, PASSWORD = "0803202100007062", "esign-uji", "sandi-layanan-9Z"
FAULTS: dict[str, tuple[int, dict[str, Any]]] = {
    "passphrase": (400, {"status_code": 2031, "error": "Proses signing gagal : Passphrase anda salah"}),
    "unknown": (400, {"status_code": 2011, "error": "User tidak terdaftar"}),
    "expired": (400, {"error": "Sertifikat pengguna sudah expired"}),
    "revoked": (400, {"error": "Sertifikat pengguna dicabut (REVOKE)"}),
    "none": (400, {"error": "Pengguna belum memiliki sertifikat"}),
    "odd": (400, {"status_code": 4711, "error": "Halaman melampaui dokumen"}),
    "down": (503, {"error": "Service Unavailable"}),
    "hidden": (200, {"status_code": 2031, "error": "Passphrase anda salah"}),
}


@dataclass
class FakeBsre:
    """`fault` is a key of FAULTS, or "rubbish", "other" (another paper comes back), "unsigned", "slow" or "drip"."""

    address: str = ""
    fault: str = ""
    state: str = "ISSUE"
    asked: list[tuple[str, dict[str, Any]]] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    fake: FakeBsre

    def log_message(self, *_args: object) -> None:
        """Nothing on the test's stderr."""

    def do_GET(self) -> None:
        nik = self.path.rsplit("/", 1)[-1]
        self.fake.asked.append((self.path, {}))
        self._json(200, {"status": self.fake.state if nik == NIK else "NOT_REGISTERED", "message": "…"})

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        told = json.loads(body) if "json" in self.headers["Content-Type"] else _parts(self.headers, body)
        self.fake.asked.append((self.path, told))
        wanted = base64.b64encode(f"{USER}:{PASSWORD}".encode()).decode()
        if self.headers["Authorization"] != f"Basic {wanted}":
            self._json(401, {"error": "Unauthorized"})
        elif self.path.endswith("check/status"):
            self._json(200, {"status": self.fake.state})
        elif self.fake.fault in FAULTS:
            self._json(*FAULTS[self.fake.fault])
        elif told["passphrase"] != PASSPHRASE:
            self._json(*FAULTS["passphrase"])
        else:
            self._sign(told)

    def _sign(self, told: dict[str, Any]) -> None:
        sent = base64.b64decode(told["file"][0]) if isinstance(told["file"], list) else told["file"]
        fault = self.fake.fault
        if fault == "slow":
            time.sleep(0.6)
        made = b"%PDF-1.7 bukan" if fault == "rubbish" else sent if fault == "unsigned" else signed(sent)
        if fault == "other":
            made = signed(sheet(50))
        if isinstance(told["file"], list):
            self._json(200, {"time": 12, "file": [base64.b64encode(made).decode()]})
        else:
            self._answer(200, "application/pdf", made, drip=fault == "drip")

    def _json(self, status: int, told: dict[str, Any]) -> None:
        self._answer(status, "application/json", json.dumps(told).encode())

    def _answer(self, status: int, kind: str, body: bytes, *, drip: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        try:
            for at in range(40 if drip else 0):
                self.wfile.write(body[at : at + 1])
                time.sleep(0.05)
            self.wfile.write(body[40 if drip else 0 :])
        except OSError:
            """Whoever asked has gone."""


def signed(pdf: bytes) -> bytes:
    """By a certificate of the test's authority, as an update behind the file."""
    # inline import: pyHanko loads for seconds
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter

    writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
    signer = signers.SimpleSigner.load_pkcs12_data(
        pkcs12_of("Pejabat di BSrE"), other_certs=[], passphrase=PASSPHRASE.encode()
    )
    meta = signers.PdfSignatureMetadata(
        field_name=f"sig{len(pdf)}", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    made: bytes = signers.PdfSigner(meta, signer).sign_pdf(writer).getvalue()
    return made


def sheet(side: int) -> bytes:
    """A page with one square on it."""
    writer, drawn, out = PdfWriter(), DecodedStreamObject(), io.BytesIO()
    drawn.set_data(f"10 10 {side} {side} re f".encode())
    writer.add_blank_page(300, 300)[NameObject("/Contents")] = writer._add_object(drawn)
    writer.write(out)
    return out.getvalue()


def _parts(headers: Message, body: bytes) -> dict[str, Any]:
    head = f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode()
    found: dict[str, Any] = {}
    for part in BytesParser().parsebytes(head + body).get_payload():
        assert isinstance(part, Message)
        named = re.search(r'\bname="([^"]+)"', part["Content-Disposition"])
        assert named is not None
        content = part.get_payload(decode=True)
        assert isinstance(content, bytes)
        found[named[1]] = content if part.get_filename() else content.decode()
    return found


@contextmanager
def running() -> Iterator[FakeBsre]:
    fake = FakeBsre()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"fake": fake}))
    fake.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
