from pathlib import Path

import pytest
from pytest_django import Settings


@pytest.fixture(autouse=True)
def _own_files(tmp_path: Path, settings: Settings) -> None:
    """Files of one test are no other's."""
    settings.DATA = tmp_path
    settings.FILES_ROOT = tmp_path / "files"
