import os
import socket
from collections.abc import Iterator

import pytest

from tests.server import free_port
from triwulan.cli.address import Address
from triwulan.cli.refusal import Refused

WARNING = (
    "PERHATIAN: tanpa TRIWULAN_URL, Triwulan melayani jaringan tanpa HTTPS; kata sandi dapat disadap. "
    "Isi TRIWULAN_URL=https://… (atau http://… bila ini disengaja)."
)


@pytest.fixture
def listener() -> Iterator[Address]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield Address("127.0.0.1", server.getsockname()[1])


def test_a_port_in_use_is_refused_with_one_sentence(listener: Address) -> None:
    with pytest.raises(Refused) as refusal:
        listener.require_free()
    assert str(refusal.value) == f"Port {listener.port} sudah dipakai; hentikan pemakainya atau pilih --port lain."
    assert listener.answers()


def test_a_free_port_is_taken_and_does_not_answer_yet() -> None:
    address = Address("127.0.0.1", free_port())
    address.require_free()
    assert not address.answers()


def test_an_address_that_cannot_be_opened_is_refused() -> None:
    with pytest.raises(Refused, match=r"^Alamat no-such-host\.invalid:8000 tidak dapat dibuka: .*\.$"):
        Address("no-such-host.invalid", 8000).require_free()


@pytest.mark.parametrize("port", [-1, 0, 70000])
def test_a_port_that_does_not_exist_is_refused(port: int) -> None:
    with pytest.raises(Refused, match=rf"^Port {port} tidak ada; pilih dari 1 sampai 65535\.$"):
        Address("127.0.0.1", port).require_free()


def test_a_port_for_root_is_refused_with_its_reason() -> None:
    sentence = Address("127.0.0.1", 80)._why_not(PermissionError(13, "Permission denied"))
    assert sentence == "Port 80 hanya boleh dibuka oleh root; pilih --port di atas 1023."


def test_a_certificate_makes_the_address_https_without_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", {"TRIWULAN_TLS_CERTIFICATE": "/etc/triwulan/cert.pem"})
    assert Address("10.1.2.3", 8443).announce_to_settings() is None
    assert os.environ["TRIWULAN_URL"] == "https://10.1.2.3:8443"


@pytest.mark.parametrize(
    ("host", "given", "url", "hosts", "warning"),
    [
        ("127.0.0.1", None, "http://127.0.0.1:8000", None, None),
        ("::1", None, "http://[::1]:8000", None, None),
        ("0.0.0.0", None, "http://127.0.0.1:8000", "*", WARNING),
        ("10.1.2.3", None, "http://10.1.2.3:8000", "10.1.2.3", WARNING),
        ("0.0.0.0", "https://triwulan.contoh.go.id", "https://triwulan.contoh.go.id", None, None),
        ("0.0.0.0", "http://10.1.2.3:8000", "http://10.1.2.3:8000", None, None),
    ],
)
def test_what_the_administrator_left_open_is_filled_and_said(
    monkeypatch: pytest.MonkeyPatch, host: str, given: str | None, url: str, hosts: str | None, warning: str | None
) -> None:
    monkeypatch.setattr(os, "environ", {"TRIWULAN_URL": given} if given else {})
    assert Address(host, 8000).announce_to_settings() == warning
    assert (os.environ["TRIWULAN_URL"], os.environ.get("TRIWULAN_HOSTS")) == (url, hosts)
