"""The one way out to an address that people typed in: no redirects, no way into the own network, not for long.

The name is resolved once, and the connection goes to the address that was looked at: a name that answers differently
the second time leads nowhere else.
"""

import ipaddress
import socket
import ssl
import threading
from contextlib import closing, suppress
from http.client import HTTPConnection, HTTPException
from urllib.parse import SplitResult, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

SECONDS_PER_ANSWER = 5
SECONDS_AT_MOST = 10
_PORTS = {"https": 443, "http": 80}
_OK = range(200, 300)
_REDIRECTS = range(300, 400)
# Addresses that stand for others, which may be anybody's own: NAT64 (RFC 6052, 8215) and 6to4 (RFC 3056).
_DISGUISES = tuple(ipaddress.ip_network(net) for net in ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16"))


class NotDelivered(Exception):
    """A sentence for whoever set the address."""


def post(address: str, body: bytes, headers: dict[str, str]) -> None:
    """Delivered when it answers with 2xx; NotDelivered otherwise."""
    parts = look_at(address)
    port = parts.port or _PORTS[parts.scheme]
    target = _resolve(str(parts.hostname), port)
    path = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    try:
        with closing(_connect(parts, port, target)) as connection:
            connection.request("POST", path, body=body, headers=headers)
            status = connection.getresponse().status
    except ssl.SSLError as error:
        raise NotDelivered(_("Sertifikat penerima tidak dapat dipercaya: %s.") % error) from error
    except (OSError, HTTPException) as error:
        raise NotDelivered(_("Penerima tidak dapat dihubungi: %s.") % (str(error) or type(error).__name__)) from error
    if status in _REDIRECTS:
        raise NotDelivered(_("Penerima mengalihkan ke alamat lain (%d); tulis alamat akhirnya.") % status)
    if status not in _OK:
        raise NotDelivered(_("Penerima menjawab %d.") % status)


def look_at(address: str) -> SplitResult:
    """What the address is made of; NotDelivered for one that is never called, whatever it resolves to."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise NotDelivered(_("Alamat tidak terbaca.")) from error
    if not address.isascii() or not address.isprintable() or " " in address or not parts.hostname or port == 0:
        raise NotDelivered(_("Alamat tidak terbaca."))
    if parts.username is not None or parts.fragment:
        raise NotDelivered(_("Alamat tidak boleh memuat nama pengguna, kata sandi atau tanda #."))
    if parts.scheme not in (("https", "http") if settings.WEBHOOK_PRIVATE else ("https",)):
        raise NotDelivered(_("Alamat harus diawali https://."))
    return parts


def _resolve(host: str, port: int) -> str:
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise NotDelivered(_("Nama %s tidak dikenal.") % host) from error
    numbers = [str(each[4][0]) for each in found]
    if not settings.WEBHOOK_PRIVATE and not all(is_public(number) for number in numbers):
        raise NotDelivered(_("Alamat %s berada di jaringan sendiri; itu tidak diizinkan.") % host)
    return numbers[0]


def is_public(number: str) -> bool:
    """Nobody's own network, nor a disguise of one."""
    found = ipaddress.ip_address(number.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped is not None:
            found = found.ipv4_mapped
        elif any(found in net for net in _DISGUISES):
            return False
    return found.is_global and not found.is_multicast


class _Connection(HTTPConnection):
    """HTTP over a socket that is there already."""

    def __init__(self, parts: SplitResult, connected: socket.socket) -> None:
        super().__init__(str(parts.hostname), parts.port or _PORTS[parts.scheme])
        self.default_port = _PORTS[parts.scheme]
        self.sock = connected
        # a receiver that answers a byte at a time would be within each wait, and never end
        self.timer = threading.Timer(SECONDS_AT_MOST, _cut, [connected])
        self.timer.daemon = True
        self.timer.start()

    def close(self) -> None:
        self.timer.cancel()
        super().close()


def _connect(parts: SplitResult, port: int, number: str) -> HTTPConnection:
    plain = socket.create_connection((number, port), timeout=SECONDS_PER_ANSWER)
    if parts.scheme == "http":
        return _Connection(parts, plain)
    try:
        return _Connection(parts, ssl.create_default_context().wrap_socket(plain, server_hostname=parts.hostname))
    except OSError:
        plain.close()
        raise


def _cut(connected: socket.socket) -> None:
    with suppress(OSError):
        connected.shutdown(socket.SHUT_RDWR)
