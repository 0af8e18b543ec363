"""A demo on a temporary folder, in this process: what the rows are measured on."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def demo() -> Iterator[Path]:
    """Django is set up on it; the live round stands, the history does not yet."""
    with tempfile.TemporaryDirectory(prefix="triwulan-bench-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "triwulan.config.settings",
            "SECRET_KEY": "only-for-the-bench" * 4,
            "TRIWULAN_DATA": folder,
            "TRIWULAN_URL": "http://127.0.0.1",
        }
        import django

        django.setup()
        quick_passwords()
        from django.conf import settings
        from django.core.management import call_command

        settings.STATIC_ROOT.mkdir(exist_ok=True)
        call_command("collectstatic", verbosity=0, interactive=False)
        call_command("migrate", verbosity=0)
        _without_a_worker()
        from triwulan.cli.demo import build

        build.prepare()
        yield Path(folder)


def quick_passwords() -> None:
    """Thousands of accounts are made and nobody signs in: a password that is slow to try would be most of the time."""
    from django.conf import settings

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


def _without_a_worker() -> None:
    from django_tasks import task_backends
    from django_tasks.backends.dummy import DummyBackend

    task_backends["default"] = DummyBackend("default", {})


def with_history(rounds: int) -> None:
    """So many more closed rounds, the newest first."""
    from django_scopes import scope, scopes_disabled

    from triwulan.cli.demo import build
    from triwulan.cycles.models import Round
    from triwulan.organisations.models import Agency

    with scopes_disabled():
        agency = Agency.objects.select_related("government").get(name=build.AGENCY)
    with scope(government=agency.government, agency=agency):
        for _ in range(rounds):
            oldest = Round.objects.filter(agency=agency).earliest("year", "quarter").period
            build._close_round(agency, oldest.previous)
