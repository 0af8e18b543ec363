"""Where the web listens, and what that means for hosts and links."""

import errno
import logging
import os
import socket
from dataclasses import dataclass

from triwulan.cli.refusal import Refused

log = logging.getLogger("triwulan.run")

EVERYWHERE = frozenset({"0.0.0.0", "::"})  # noqa: S104 - recognised, not chosen
HIGHEST_PORT = 65535
ONLY_HERE = frozenset({"127.0.0.1", "localhost", "::1"})


@dataclass(frozen=True)
class Address:
    host: str
    port: int

    @property
    def nearest(self) -> str:
        """The host by which this computer reaches it."""
        return "127.0.0.1" if self.host in EVERYWHERE else self.host

    @property
    def url(self) -> str:
        scheme = "https" if os.environ.get("TRIWULAN_TLS_CERTIFICATE") else "http"
        return f"{scheme}://{f'[{self.nearest}]' if ':' in self.nearest else self.nearest}:{self.port}"

    def require_free(self) -> None:
        if not 0 < self.port <= HIGHEST_PORT:
            raise Refused(f"Port {self.port} tidak ada; pilih dari 1 sampai {HIGHEST_PORT}.")
        try:
            family, kind, protocol, _, where = socket.getaddrinfo(self.host, self.port, type=socket.SOCK_STREAM)[0]
            with socket.socket(family, kind, protocol) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(where)
        except OSError as error:
            raise Refused(self._why_not(error)) from error

    def _why_not(self, error: OSError) -> str:
        if error.errno == errno.EADDRINUSE:
            return f"Port {self.port} sudah dipakai; hentikan pemakainya atau pilih --port lain."
        if error.errno == errno.EACCES:
            return f"Port {self.port} hanya boleh dibuka oleh root; pilih --port di atas 1023."
        return f"Alamat {self.host}:{self.port} tidak dapat dibuka: {error}."

    def answers(self) -> bool:
        try:
            with socket.create_connection((self.nearest, self.port), timeout=1):
                return True
        except OSError:
            return False

    def announce_to_settings(self) -> str | None:
        """Sets what the administrator left open; the sentence to say about it, if any."""
        if os.environ.get("TRIWULAN_URL"):
            return None
        os.environ["TRIWULAN_URL"] = self.url
        if self.host in EVERYWHERE:
            os.environ.setdefault("TRIWULAN_HOSTS", "*")
        elif self.host not in ONLY_HERE:
            os.environ.setdefault("TRIWULAN_HOSTS", self.host)
        if self.host in ONLY_HERE or self.url.startswith("https"):
            return None
        return (
            "PERHATIAN: tanpa TRIWULAN_URL, Triwulan melayani jaringan tanpa HTTPS; kata sandi dapat disadap. "
            "Isi TRIWULAN_URL=https://… (atau http://… bila ini disengaja)."
        )
