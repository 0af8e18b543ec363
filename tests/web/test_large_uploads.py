"""The web process that takes an upload stays under 300 MB, whatever is sent; of the one that reads see `exchange/sheets`."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from tests.exchange.sheets.bombs import BOMBS
from tests.office import small_office
from tests.web.large_uploads import PAGES


@pytest.mark.django_db(transaction=True)
def test_a_web_process_refuses_large_uploads_with_a_sentence_and_little_memory(client: Client, tmp_path: Path) -> None:
    client.force_login(small_office()["perencana"])
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    for count, name in enumerate(("unfolding", "far away", "wide")):
        (tmp_path / f"{count}-{BOMBS[name][0]}").write_bytes(BOMBS[name][1]())
    (tmp_path / "large.xlsx").write_bytes(b"")
    database = str(connection.settings_dict["NAME"])
    command = [sys.executable, "-m", "tests.web.large_uploads", database, session, str(tmp_path)]
    surroundings = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    done = subprocess.run(command, env=surroundings, capture_output=True, text=True, timeout=120, check=True)
    found = json.loads(done.stdout)
    few, few_letters = [422, ["lebih besar dari 10 MB"]], [422, ["lebih besar dari 500 KB"]]
    unfolding, far = [422, ["mengembang sangat besar"]], [422, ["Sel XFD1048576 terisi jauh"]]
    assert found["answers"] == {
        PAGES[0]: [unfolding, far, few_letters, few],
        PAGES[1]: [unfolding, far, [422, ["Tabel ini terlalu besar"]], few],
    }
    assert found["used"] < 300
