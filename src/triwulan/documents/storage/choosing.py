"""Which place the settings name."""

from functools import cache
from pathlib import Path

from django.conf import settings

from triwulan.documents.storage.disk import Disk
from triwulan.documents.storage.interface import Place
from triwulan.documents.storage.objects import Account, Bucket


def place() -> Place:
    return bucket() if settings.FILES_BUCKET else disk()


def disk() -> Disk:
    return Disk(Path(settings.FILES_ROOT))


def bucket() -> Bucket:
    """The client keeps its connections, so there is one for each account."""
    return _bucket(
        Account(
            bucket=settings.FILES_BUCKET,
            endpoint=settings.FILES_ENDPOINT,
            region=settings.FILES_REGION,
            prefix=settings.FILES_PREFIX,
            key=settings.FILES_KEY,
            secret=settings.FILES_SECRET,
            path_style=settings.FILES_PATH_STYLE,
            authority=settings.FILES_AUTHORITY,
            seconds=settings.FILES_SECONDS,
        )
    )


@cache
def _bucket(account: Account) -> Bucket:
    return Bucket(account)
