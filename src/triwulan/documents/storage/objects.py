"""Files in a bucket, through the S3 API: AWS, MinIO, Ceph and whatever else speaks it.

Every request has its own limits, so that a page waits some seconds for a silent server and no longer. The server is
sent each content's SHA-256 and refuses what came otherwise; since not every server looks, it is read back as well.
"""

import hashlib
import re
import secrets
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from triwulan.documents.storage.interface import CHUNK, Fault, NotStored, PlaceAway, key_of, sha256_of

if TYPE_CHECKING:
    from obstore.store import BackoffConfig, ClientConfig, RetryConfig, S3Config, S3Store

_CONNECT_SECONDS = 3
_WHOLE_MINUTES = 15
_AT_ONCE = 4
"""Parts of one large file that are on their way at a time, 5 MB each."""
_IN_MEMORY = 4 * CHUNK
"""A larger one lies in a file without a name while it is read."""
_KEY = re.compile(r"[0-9a-f]{2}/[0-9a-f]{2}/([0-9a-f]{64})")
_CODE = re.compile(r"<Code>([A-Za-z]+)</Code>")
_NO_TRUST = re.compile(r"InvalidCertificate|No certificates found")
_FAULTS = {
    "NoSuchBucket": Fault.NO_BUCKET,
    "InvalidBucketName": Fault.NO_BUCKET,
    "AccessDenied": Fault.DENIED,
    "InvalidAccessKeyId": Fault.DENIED,
    "SignatureDoesNotMatch": Fault.DENIED,
    "AuthorizationHeaderMalformed": Fault.DENIED,
    "QuotaExceeded": Fault.FULL,
    "XMinioStorageFull": Fault.FULL,
    "EntityTooLarge": Fault.FULL,
}


@dataclass(frozen=True)
class Account:
    """As the settings have it. Without a key, the machine's own role is asked for one (AWS)."""

    bucket: str
    endpoint: str = ""
    region: str = "us-east-1"
    prefix: str = ""
    key: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    path_style: bool = True
    authority: Path | None = None
    seconds: int = 10


@dataclass(frozen=True)
class Bucket:
    account: Account

    @property
    def title(self) -> str:
        where = f"s3://{self.account.bucket}/{self.account.prefix}".rstrip("/")
        return f"{where} ({self.account.endpoint})" if self.account.endpoint else where

    def open(self, name: str) -> BinaryIO:
        """Fetched whole: a server that goes away meanwhile leaves no reader with half a file."""
        room = tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 - its reader closes it
        try:
            for chunk in self._chunks(name):
                room.write(chunk)
        except BaseException:
            room.close()
            raise
        room.seek(0)
        return cast("BinaryIO", room)

    def digest(self, name: str) -> str:
        found = hashlib.sha256()
        try:
            for chunk in self._chunks(name):
                found.update(chunk)
        except NotStored:
            return ""
        return found.hexdigest()

    def _chunks(self, name: str) -> Iterator[bytes]:
        with _told():
            for chunk in self._client.get(key_of(name)).stream(min_chunk_size=CHUNK):
                yield bytes(chunk)

    def put(self, name: str, content: BinaryIO) -> None:
        """Small ones only where nothing lies yet; a damaged one gives way to the whole one."""
        expected = sha256_of(content)
        for mode in ("create", "overwrite"):
            content.seek(0)
            self._send(name, content, mode)
            if self.digest(name) == expected:
                return
        raise PlaceAway(Fault.OTHER, f"{name} terbaca kembali lain daripada yang dikirim")

    def _send(self, name: str, content: BinaryIO, mode: str) -> None:
        # inline import: an office without object storage does not load its client
        from obstore.exceptions import AlreadyExistsError

        with _told(), suppress(AlreadyExistsError):
            if mode == "create" and len(start := content.read(5 * CHUNK + 1)) <= 5 * CHUNK:
                self._client.put(key_of(name), start, mode="create", use_multipart=False)
                return
            content.seek(0)
            self._client.put(key_of(name), content, max_concurrency=_AT_ONCE)

    def remove(self, name: str) -> None:
        with suppress(NotStored), _told():
            self._client.delete(key_of(name))

    def names(self) -> Iterator[tuple[str, int]]:
        with _told():
            for page in self._client.list():
                for each in page:
                    if found := _KEY.fullmatch(each["path"]):
                        yield found[1], each["size"]

    @contextmanager
    def filled(self, files: Iterable[tuple[str, BinaryIO]]) -> Iterator[None]:
        written: list[str] = []
        try:
            for name, content in files:
                written.append(name)
                self.put(name, content)
            yield
        except BaseException:
            for name in written:
                with suppress(PlaceAway):
                    self.remove(name)
            raise

    def try_out(self) -> None:
        key, content = f"uji-{secrets.token_hex(8)}", secrets.token_bytes(16)
        with _told():
            self._client.put(key, content, use_multipart=False)
            found = bytes(self._client.get(key).bytes())
            self._client.delete(key)
        if found != content:
            raise PlaceAway(Fault.OTHER, "yang dibaca lain daripada yang ditulis")

    @cached_property
    def _client(self) -> "S3Store":
        # inline import: an office without object storage does not load its client
        from obstore.store import S3Store

        given = self.account
        options: S3Config = {
            "region": given.region,
            "virtual_hosted_style_request": not given.path_style,
            "checksum_algorithm": "SHA256",
        }
        if given.endpoint:
            options["endpoint"] = given.endpoint
        if given.key:
            options |= {"access_key_id": given.key, "secret_access_key": given.secret}
        limits, retries = _limits(given), _retries()
        return S3Store(
            given.bucket, prefix=given.prefix or None, config=options, client_options=limits, retry_config=retries
        )


def _limits(account: Account) -> "ClientConfig":
    limits: ClientConfig = {
        "allow_http": account.endpoint.startswith("http://"),
        "connect_timeout": timedelta(seconds=_CONNECT_SECONDS),
        "read_timeout": timedelta(seconds=account.seconds),
        "timeout": timedelta(minutes=_WHOLE_MINUTES),
    }
    if account.authority:
        limits["root_certificate"] = account.authority.read_bytes()
    return limits


def _retries() -> "RetryConfig":
    """One more try where the first failed at once; what was silent for its seconds is not asked again."""
    pause: BackoffConfig = {
        "init_backoff": timedelta(milliseconds=100),
        "max_backoff": timedelta(seconds=1),
        "base": 2,
    }
    return {"max_retries": 1, "retry_timeout": timedelta(seconds=_CONNECT_SECONDS), "backoff": pause}


@contextmanager
def _told() -> Iterator[None]:
    """The client's errors in our words. Its own carry the server's whole answer, and with it parts of the key: dropped."""
    # inline import: an office without object storage does not load its client
    from obstore.exceptions import AlreadyExistsError, BaseError

    try:
        yield
    except AlreadyExistsError:
        raise
    except FileNotFoundError as error:
        if _code(error) == "NoSuchBucket":
            raise _away(error) from None
        raise NotStored from None
    except (BaseError, OSError, ValueError) as error:
        raise _away(error) from None


def _away(error: Exception) -> PlaceAway:
    from obstore.exceptions import PermissionDeniedError, UnauthenticatedError  # inline import: as above

    code = _code(error)
    if _NO_TRUST.search(str(error)):
        return PlaceAway(Fault.UNTRUSTED, "sertifikat server tidak dipercaya")
    if isinstance(error, (PermissionDeniedError, UnauthenticatedError)):
        return PlaceAway(Fault.DENIED, code or "akses ditolak")
    return PlaceAway(_FAULTS.get(code, Fault.OTHER if code else Fault.SILENT), code or "tidak ada jawaban")


def _code(error: Exception) -> str:
    found = _CODE.search(str(error))
    return found[1] if found else ""
