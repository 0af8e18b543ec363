import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.management import call_command
from pytest_django import Settings

from tests.house.repository import name, templates
from triwulan.config.static import Collected

STATIC = re.compile(r"{%\s*static\s+[\"']([^\"']+)[\"']")


def test_before_anything_is_collected_a_file_keeps_its_name() -> None:
    assert staticfiles_storage.url("django_htmx/htmx-2.min.js") == "/static/django_htmx/htmx-2.min.js"


def test_a_collected_file_is_named_by_its_content(tmp_path: Path, settings: Settings) -> None:
    settings.STATIC_ROOT = tmp_path / "static"
    call_command("collectstatic", interactive=False, verbosity=0)
    storage = Collected()
    assert re.fullmatch(r"/static/django_htmx/htmx-2\.min\.[0-9a-f]{12}\.js", storage.url("django_htmx/htmx-2.min.js"))
    assert storage.url("not-there.png") == "/static/not-there.png"


@pytest.mark.parametrize("page", templates(), ids=name)
def test_every_static_file_that_a_page_names_is_there(page: Path) -> None:
    named = STATIC.findall(page.read_text(encoding="utf-8"))
    assert [each for each in named if finders.find(each) is None] == []
