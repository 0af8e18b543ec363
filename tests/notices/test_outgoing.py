"""The way out leads to the public network alone, follows nobody, and does not wait for ever."""

import socket
import threading

import pytest
from pytest_django import Settings

from tests.notices.gateway import gateway
from triwulan.notices import outgoing
from triwulan.notices.outgoing import NotDelivered, is_public, look_at, post


@pytest.mark.parametrize(
    "number",
    ["8.8.8.8", "2001:4860:4860::8888", "::ffff:8.8.8.8"],
)
def test_a_public_address_may_be_called(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001::1",
    ],
)  # fmt: skip
def test_ones_own_network_and_its_disguises_may_not(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("http://contoh.example/", "Alamat harus diawali https://."),
        ("ftp://contoh.example/", "Alamat harus diawali https://."),
        ("contoh.example", "Alamat tidak terbaca."),
        ("https://", "Alamat tidak terbaca."),
        ("https://contoh.example:0/", "Alamat tidak terbaca."),
        ("https://contoh.example:99999/", "Alamat tidak terbaca."),
        ("https://contoh.example/a b", "Alamat tidak terbaca."),
        ("https://contoh.example/\r\nX: y", "Alamat tidak terbaca."),
        ("https://cöntoh.example/", "Alamat tidak terbaca."),
        ("https://[::1/", "Alamat tidak terbaca."),
        ("https://a:b@contoh.example/", "Alamat tidak boleh memuat nama pengguna, kata sandi atau tanda #."),
        ("https://contoh.example/#x", "Alamat tidak boleh memuat nama pengguna, kata sandi atau tanda #."),
    ],
)
def test_an_address_that_is_none_is_refused(address: str, sentence: str) -> None:
    with pytest.raises(NotDelivered, match=f"^{sentence}$"):
        look_at(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_this_computer_is_not_called_by_any_name(host: str) -> None:
    with pytest.raises(NotDelivered, match=r"berada di jaringan sendiri|tidak dikenal"):
        post(f"https://{host}:9/", b"{}", {})


def test_a_name_is_looked_up_once_and_called_where_it_was_looked_at(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that answers with the outside first and the inside then leads outside."""
    settings.WEBHOOK_PRIVATE = False
    answers = ["93.184.216.34", "127.0.0.1"]
    called: list[object] = []

    def resolve(_host: str, port: int, **_options: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (answers.pop(0), port))]

    def connect(target: object, **_options: object) -> None:
        called.append(target)
        raise OSError("away")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    monkeypatch.setattr(socket, "create_connection", connect)
    with pytest.raises(NotDelivered, match=r"^Penerima tidak dapat dihubungi: away\.$"):
        post("https://ganti.example/", b"{}", {})
    assert (called, answers) == ([("93.184.216.34", 443)], ["127.0.0.1"])


def test_one_inner_address_among_several_is_enough_to_refuse(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (number, 443)) for number in ("93.184.216.34", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_words, **_options: rows)
    with pytest.raises(NotDelivered, match="jaringan sendiri"):
        post("https://ganti.example/", b"{}", {})


def test_what_arrives_is_the_body_with_its_headers(settings: Settings) -> None:
    settings.WEBHOOK_PRIVATE = True
    with gateway() as there:
        post(there.address, b'{"a": 1}', {"X-Triwulan-Id": "7"})
    headers, body = there.received[0]
    assert (body, headers["X-Triwulan-Id"], headers["Host"]) == (
        b'{"a": 1}',
        "7",
        there.address.split("/")[2],
    )


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        (302, r"Penerima mengalihkan ke alamat lain \(302\); tulis alamat akhirnya\."),
        (400, r"Penerima menjawab 400\."),
        (503, r"Penerima menjawab 503\."),
    ],
)
def test_anything_but_a_yes_is_not_delivered_and_no_redirect_is_followed(
    settings: Settings, status: int, sentence: str
) -> None:
    settings.WEBHOOK_PRIVATE = True
    with gateway() as there:
        there.answers = [status]
        with pytest.raises(NotDelivered, match=f"^{sentence}$"):
            post(there.address, b"{}", {})
    assert len(there.received) == 1


def test_plain_http_to_a_server_that_speaks_no_tls_is_a_sentence(settings: Settings) -> None:
    settings.WEBHOOK_PRIVATE = True
    with gateway() as there, pytest.raises(NotDelivered, match=r"Sertifikat|Penerima tidak dapat dihubungi"):
        post(there.address.replace("http://", "https://"), b"{}", {})


def test_a_receiver_that_answers_a_byte_at_a_time_is_cut_off(
    settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.WEBHOOK_PRIVATE = True
    monkeypatch.setattr(outgoing, "SECONDS_AT_MOST", 0.2)
    ended = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        with listening.accept()[0] as caller:
            while not ended.wait(0.02):
                try:
                    caller.sendall(b"H")
                except OSError:
                    return

    dripping = threading.Thread(target=drip, daemon=True)
    dripping.start()
    with pytest.raises(NotDelivered, match="Penerima tidak dapat dihubungi"):
        post(f"http://127.0.0.1:{listening.getsockname()[1]}/", b"{}", {})
    ended.set()
    dripping.join(5)
    listening.close()
