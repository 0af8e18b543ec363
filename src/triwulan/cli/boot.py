"""Starts Django for a command; whatever it cannot start with becomes one sentence."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from triwulan.cli.refusal import Refused


def choose_data(data: Path | None) -> None:
    """Children and settings learn the folder through the environment."""
    if data is not None:
        os.environ["TRIWULAN_DATA"] = str(data.expanduser().absolute())


def load_settings() -> Path:
    """The data folder; reading any setting reads them all."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "triwulan.config.settings")
    with refusing():
        return Path(settings.DATA)


def start_django() -> None:
    if apps.ready:
        return
    with refusing():
        django.setup()


@contextmanager
def refusing() -> Iterator[None]:
    try:
        yield
    except ImproperlyConfigured as error:
        raise Refused(str(error)) from error
    except DatabaseError as error:
        raise Refused(f"Basis data menolak: {str(error).strip()}") from error
