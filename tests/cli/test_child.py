"""What runs beside the pages leaves them the cores."""

import subprocess
import sys

from tests.server import environment

ASK = """
import os, sys, types
stub = types.ModuleType("triwulan.cli.worker")
stub.work = lambda: print(os.nice(0))
sys.modules[stub.__name__] = stub
from triwulan.cli.child import ROLES
print(os.nice(0))
ROLES["worker"]()
"""


def test_who_makes_papers_yields_to_who_shows_pages() -> None:
    command = [sys.executable, "-W", "ignore", "-c", ASK]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=True)
    before, worker = map(int, done.stdout.split())
    assert worker == min(19, before + 10)
