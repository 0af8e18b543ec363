"""What must be true before the first request: key, tables, the cache's table, static files. Repeating it changes nothing."""

from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from triwulan.cli.boot import refusing, start_django
from triwulan.cli.place import ensure_key


def prepare(data: Path) -> None:
    _ensure_secret(data)
    start_django()
    with refusing():
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _ensure_secret(data: Path) -> None:
    try:
        str(settings.SECRET_KEY)
    except ImproperlyConfigured:
        settings.SECRET_KEY = ensure_key(data)
