"""Both places of files do the same: whole or not at all, mended when written again, and silent about no fault."""

import hashlib
import os
import ssl
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from io import BytesIO
from ipaddress import ip_address
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from tests.objects import Gate, overwrite
from triwulan.documents.storage.choosing import bucket as chosen_bucket
from triwulan.documents.storage.choosing import disk, place
from triwulan.documents.storage.health import told
from triwulan.documents.storage.interface import Fault, NotStored, Place, PlaceAway

SMALL, LARGE = b"bukti dukung", os.urandom(1000) * 7000


def name_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


@pytest.fixture(params=["disk", "bucket"])
def there(request: pytest.FixtureRequest) -> Place:
    if request.param == "bucket":
        request.getfixturevalue("bucket")
    return place()


@pytest.mark.parametrize("content", [b"", SMALL, LARGE], ids=["empty", "small", "in parts"])
def test_what_is_put_comes_back_and_is_listed(there: Place, content: bytes) -> None:
    name = name_of(content)
    there.put(name, BytesIO(content))
    with there.open(name) as file:
        assert (file.read(), there.digest(name), list(there.names())) == (content, name, [(name, len(content))])


def test_what_is_not_there_is_not_stored_and_removed_twice_without_harm(there: Place) -> None:
    there.put(name_of(SMALL), BytesIO(SMALL))
    for _time in range(2):
        there.remove(name_of(SMALL))
    with pytest.raises(NotStored):
        there.open(name_of(SMALL))
    assert (there.digest(name_of(SMALL)), list(there.names())) == ("", [])


def test_many_are_listed_in_the_order_of_their_names(there: Place) -> None:
    names = [name_of(str(number).encode()) for number in range(20)]
    for number, name in enumerate(names):
        there.put(name, BytesIO(str(number).encode()))
    assert [name for name, _size in there.names()] == sorted(names)


def test_a_place_is_filled_with_all_or_with_nothing(there: Place) -> None:
    files = [(name_of(each), each) for each in (SMALL, b"dua")]

    def fail() -> None:
        raise KeyError

    with pytest.raises(KeyError), there.filled((name, BytesIO(content)) for name, content in files):
        fail()
    before = list(there.names())
    with there.filled((name, BytesIO(content)) for name, content in files):
        pass
    assert (before, [name for name, _size in there.names()]) == ([], sorted(name for name, _content in files))


def test_it_is_tried_out_and_left_as_it_was(there: Place) -> None:
    there.try_out()
    assert list(there.names()) == []


def test_a_damaged_object_gives_way_to_the_whole_one(bucket: Gate) -> None:
    name, there = name_of(SMALL), chosen_bucket()
    overwrite(name, b"rusak")
    found = there.digest(name)
    there.put(name, BytesIO(SMALL))
    assert (found, there.digest(name)) == (name_of(b"rusak"), name)


@pytest.mark.parametrize(
    ("spoil", "fault"),
    [
        (lambda _settings, gate: gate.become("shut"), Fault.SILENT),
        (lambda _settings, gate: gate.become("silent"), Fault.SILENT),
        (lambda settings, _gate: setattr(settings, "FILES_BUCKET", "tidak-ada"), Fault.NO_BUCKET),
    ],
    ids=["refusing", "silent", "no bucket"],
)
def test_a_fault_of_the_server_is_never_an_absent_file(
    bucket: Gate, settings: Settings, spoil: object, fault: Fault
) -> None:
    name = name_of(SMALL)
    place().put(name, BytesIO(SMALL))
    assert callable(spoil)
    spoil(settings, bucket)
    with pytest.raises(PlaceAway) as away:
        place().digest(name)
    assert away.value.fault == fault


def test_a_line_that_breaks_in_the_middle_hands_out_no_half(bucket: Gate) -> None:
    name = name_of(LARGE)
    place().put(name, BytesIO(LARGE))
    bucket.become("open")
    bucket.lets_through = len(LARGE) // 2
    with pytest.raises(PlaceAway):
        place().open(name)
    assert list(disk().names()) == []


def test_what_the_server_says_and_what_the_account_is_show_no_key(bucket: Gate, settings: Settings) -> None:
    bucket.become("shut")
    with pytest.raises(PlaceAway) as away:
        place().try_out()
    chain = [str(away.value), repr(away.value), repr(away.value.__cause__), repr(place()), place().title]
    assert [secret in said for said in chain for secret in (settings.FILES_KEY, settings.FILES_SECRET)] == [False] * 10


def test_another_installation_in_the_same_bucket_is_not_ours(bucket: Gate, settings: Settings) -> None:
    ours = settings.FILES_PREFIX
    settings.FILES_PREFIX = f"{ours}/lain"
    place().put(name_of(SMALL), BytesIO(SMALL))
    settings.FILES_PREFIX = ours
    assert (list(place().names()), place().digest(name_of(SMALL))) == ([], "")


def test_a_server_with_the_offices_own_certificate_is_trusted_when_the_settings_say_so(
    bucket: Gate, settings: Settings, tmp_path: Path
) -> None:
    bucket.tls, authority = own_certificate(tmp_path)
    settings.FILES_ENDPOINT = bucket.address
    (tmp_path / "rusak.pem").write_text("bukan sertifikat")
    for wrong in (None, tmp_path / "rusak.pem"):
        settings.FILES_AUTHORITY = wrong
        with pytest.raises(PlaceAway) as away:
            place().try_out()
        assert (away.value.fault, "TRIWULAN_S3_CA" in told(away.value)) == (Fault.UNTRUSTED, True)
    settings.FILES_AUTHORITY = authority
    place().try_out()


def own_certificate(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """Signed by itself, for 127.0.0.1."""
    key, now = ec.generate_private_key(ec.SECP256R1()), datetime.now(UTC)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Penyimpanan uji")])
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), 7, now - timedelta(1), now + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    certificate, private = folder / "sertifikat.pem", folder / "kunci.pem"
    certificate.write_bytes(made.public_bytes(Encoding.PEM))
    private.write_bytes(key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, private)
    return context, certificate


def test_an_office_without_a_bucket_does_not_load_its_client() -> None:
    code = "import sys, triwulan.documents.storage.objects as it; it.Bucket(it.Account('x')); print('obstore' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
