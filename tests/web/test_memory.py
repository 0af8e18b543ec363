"""Each web process holds in memory what its pages need, and not what makes one paper a day."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("docx", "holidays", "icalendar", "lxml", "pyhanko", "pypdf", "python_calamine", "typst", "xlsxwriter")
ASK = f"""
import sys, django
django.setup()
from django.urls import get_resolver
from triwulan.config.wsgi import application
get_resolver()._populate()
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_no_web_process_takes_in_at_its_start_what_few_requests_need(tmp_path: Path) -> None:
    ours = {
        "DJANGO_SETTINGS_MODULE": "triwulan.config.settings",
        "TRIWULAN_DATA": str(tmp_path),
        "SECRET_KEY": "x" * 50,
    }
    command = [sys.executable, "-W", "ignore", "-c", ASK]
    done = subprocess.run(command, env={**os.environ, **ours}, capture_output=True, text=True, check=False)
    assert (done.stdout, done.stderr) == ("[]\n", "")
