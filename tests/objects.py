"""Object storage for the tests: one server that speaks S3 for a whole run, behind a gate that can be shut or fall silent."""

import logging
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Literal
from urllib.request import Request, urlopen

from triwulan.documents.storage import choosing
from triwulan.documents.storage.interface import key_of

BUCKET = "ember-uji"
CHUNK = 65536


@dataclass
class Gate:
    """Passes on what comes, to a server on this machine.

    `shut`: whoever comes is turned away, and whoever is there is thrown out. `silent`: taken in, and never answered.
    `lets_through`: bytes of each answer, after which the line breaks. `tls`: spoken by whoever stands at the gate.
    """

    beyond: tuple[str, int]
    mode: Literal["open", "shut", "silent"] = "open"
    lets_through: int | None = None
    tls: ssl.SSLContext | None = None
    _lines: list[socket.socket] = field(default_factory=list)
    _door: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    @property
    def address(self) -> str:
        host, port = self._door.getsockname()
        return f"{'https' if self.tls else 'http'}://{host}:{port}"

    def become(self, mode: Literal["open", "shut", "silent"]) -> None:
        self.mode = mode
        while self._lines:
            _end(self._lines.pop())

    def watch(self) -> None:
        with suppress(OSError):  # the door was taken away: the test is over
            while True:
                came, _address = self._door.accept()
                self._lines.append(came)
                if self.mode == "open":
                    with suppress(ssl.SSLError):
                        self._pass_on(self.tls.wrap_socket(came, server_side=True) if self.tls else came)
                elif self.mode == "shut":
                    _end(came)

    def _pass_on(self, came: socket.socket) -> None:
        beyond = socket.create_connection(self.beyond)
        self._lines += [came, beyond]
        for source, target, most in ((came, beyond, None), (beyond, came, self.lets_through)):
            threading.Thread(target=_pump, args=(source, target, most), daemon=True).start()

    def close(self) -> None:
        with suppress(OSError):
            self._door.shutdown(socket.SHUT_RDWR)
        self._door.close()
        self.become("shut")


def _pump(source: socket.socket, target: socket.socket, most: int | None) -> None:
    with suppress(OSError):
        while chunk := source.recv(CHUNK):
            target.sendall(chunk if most is None else chunk[:most])
            if most is not None and (most := most - len(chunk)) <= 0:
                break
    _end(source)
    _end(target)


def _end(line: socket.socket) -> None:
    with suppress(OSError):
        line.shutdown(socket.SHUT_RDWR)
    line.close()


@contextmanager
def server() -> Iterator[tuple[str, int]]:
    """With one empty bucket."""
    from moto.server import ThreadedMotoServer  # inline import: half a second that only these tests need

    logging.getLogger("werkzeug").setLevel(logging.ERROR)  # a line for each request
    running = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    try:
        host, port = running.get_host_and_port()
        _ask("PUT", f"http://{host}:{port}/{BUCKET}", b"")
        yield host, port
    finally:
        running.stop()


@contextmanager
def gate(beyond: tuple[str, int]) -> Iterator[Gate]:
    made = Gate(beyond)
    watcher = threading.Thread(target=made.watch)
    watcher.start()
    try:
        yield made
    finally:
        made.close()
        watcher.join()


def overwrite(name: str, content: bytes) -> None:
    """In the bucket of the settings, as a failing disk of the server would: under the same name."""
    choosing.bucket()._client.put(key_of(name), content)


def _ask(method: str, address: str, content: bytes) -> None:
    asked = Request(address, content, {"Content-Type": "application/octet-stream"}, method=method)  # noqa: S310 - our own
    with urlopen(asked, timeout=5) as answer:  # noqa: S310 - our own
        answer.read()
