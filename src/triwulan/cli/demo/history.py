"""The child that writes the demo's past years behind the running demo, a round at a time."""

from django.conf import settings
from django.utils.module_loading import import_string
from django_tasks import task_backends
from django_tasks.backends.dummy import DummyBackend

FILL_HISTORY = "triwulan.cli.demo.build.fill_history"


def fill() -> None:
    """The mark stands while the history is incomplete, also after a crash; the pages show a banner by it."""
    # Hundreds of old papers would keep the worker busy for minutes; each is rendered when somebody asks for it.
    task_backends["default"] = DummyBackend("default", {})
    settings.DEMO_HISTORY_MARK.touch()
    import_string(FILL_HISTORY)()
    settings.DEMO_HISTORY_MARK.unlink(missing_ok=True)
