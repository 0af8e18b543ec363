"""The plays, each in a process of its own with a place of its own; and what must hold of what they tell."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

Line = dict[str, Any]
Playing = subprocess.Popen[str]

SEED = 20260410
KINDS = {"disposisi", "bahan", "laporan", "periksa", "serah", "rekap_triwulan", "laporan_tahunan", "dokumen"}
# Stands in the data folder once the hand at work has done something.
BEGUN = "begun"
SECRET = "only-for-tests" * 5


def started(module: str, words: list[str], folder: Path, database: Mapping[str, str]) -> Playing:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "triwulan.config.settings",
        "SECRET_KEY": SECRET,
        "TRIWULAN_URL": "http://testserver",
        "TRIWULAN_DATA": str(folder),
        **database,
    }
    command = [sys.executable, "-W", "ignore", "-m", f"tests.crash.{module}", *words]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def ended(process: Playing) -> list[Line]:
    told, complaints = process.communicate()
    if process.returncode != 0:
        raise AssertionError(complaints[-3000:])
    return [json.loads(line) for line in told.splitlines()]


def played(module: str, words: list[str], folder: Path, database: Mapping[str, str]) -> list[Line]:
    return ended(started(module, words, folder, database))


def complaints(lines: list[Line]) -> Iterator[str]:
    """What must not be: a loss, a double, a contradiction, an end that was not reached."""
    for line in lines:
        if "after" not in line:
            continue
        name = f"{line['work']} at {line.get('fatal', line.get('room'))}"
        yield from (f"{name}: {sentence}" for sentence in line["after"]["contradictions"])
        if not set(line["before"]["finished"]) <= set(line["after"]["finished"]):
            yield f"{name}: a finished share is open again"
        if line["after"]["evidence"] < line["before"]["evidence"]:
            yield f"{name}: evidence is gone"
        if line.get("refused") and line["before"]["finished"] != line["after"]["finished"]:
            yield f"{name}: refused with {line['refused']}, and yet finished"
        if line.get("killed") is False:
            yield f"{name}: was not killed"
    end = lines[-1]
    lost = {line["finished"] for line in lines[:-1] if isinstance(line.get("finished"), int)} - set(end["finished"])
    yield from (f"share {pk} was acknowledged and is lost" for pk in sorted(lost))
    if (end["ended"], end["open"], end["contradictions"]) != (True, 0, []):
        yield f"the end: {end['open']} open, {end['contradictions']}"
