"""`make load`: the tenth at 07.30. 200 people for five minutes; everyone opens his tasks, half of them save worksheets.

On SQLite and, where it is installed, on PostgreSQL. Prints p50, p95 and the slowest of each page, and every error.
"""

import argparse
import http.client
import json
import os
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit

from bench.crowd import CSRF
from tests.postgres import binaries, private_server
from tests.server import running

PEOPLE = 200
THINK_SECONDS = (10.0, 30.0)
# For the process that signs them in and for those that answer them: other names of cookies hold over HTTPS.
ALIKE = {"SECRET_KEY": "only-for-the-bench" * 4, "TRIWULAN_URL": "http://127.0.0.1"}


@dataclass
class Diary:
    spent: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))
    errors: Counter[str] = field(default_factory=Counter)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, page: str, seconds: float, error: str) -> None:
        with self.lock:
            self.spent[page].append(seconds)
            if error:
                self.errors[f"{page}: {error}"] += 1


def main() -> int:
    options = argparse.ArgumentParser()
    options.add_argument("--seconds", type=int, default=300)
    seconds = options.parse_args().seconds
    sys.stdout.write("| database | page | requests | p50 | p95 | slowest |\n|---|---|---|---|---|---|\n")
    errors = run("SQLite", {}, seconds)
    folder = binaries()
    if folder is None:
        sys.stderr.write("*** PostgreSQL is not installed: its part is LEFT OUT. ***\n")
    else:
        with private_server(folder) as server:
            errors += run("PostgreSQL", {"DATABASE_URL": server.url}, seconds)
    for error, times in errors.items():
        sys.stdout.write(f"ERROR {times} × {error}\n")
    return 1 if errors else 0


def run(name: str, database: dict[str, str], seconds: int) -> Counter[str]:
    with tempfile.TemporaryDirectory(prefix="triwulan-load-") as folder:
        data = Path(folder) / "data"
        data.mkdir()
        people = _crowd(data, database)
        diary = Diary()
        with running("run", data, {**database, **ALIKE}) as system:
            host = urlsplit(system.url).netloc
            ends = time.monotonic() + seconds
            threads = [threading.Thread(target=_work, args=(host, one, ends, diary)) for one in people[:PEOPLE]]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    for page, spent in sorted(diary.spent.items()):
        ordered = sorted(spent)
        p50, p95 = (ordered[min(len(ordered) - 1, int(len(ordered) * share))] for share in (0.5, 0.95))
        sys.stdout.write(
            f"| {name} | {page} | {len(ordered)} | {p50 * 1000:.0f} ms | {p95 * 1000:.0f} ms "
            f"| {ordered[-1] * 1000:.0f} ms |\n"
        )
    sys.stdout.flush()
    return Counter({f"{name}: {error}": times for error, times in diary.errors.items()})


def _crowd(data: Path, database: dict[str, str]) -> list[dict[str, Any]]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "triwulan.config.settings",
        **ALIKE,
        "TRIWULAN_DATA": str(data),
        **database,
    }
    command = [sys.executable, "-W", "ignore", "-m", "bench.crowd"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-3000:])
    return [json.loads(line) for line in done.stdout.splitlines()]


def _work(host: str, person: dict[str, Any], ends: float, diary: Diary) -> None:
    chance = random.Random(person["username"])
    saves = "task" in person and person["task"] % 5 != 0  # with 160 analysts of 200 these are somewhat over half
    version = "0"
    time.sleep(chance.uniform(0, THINK_SECONDS[0]))
    while time.monotonic() < ends:
        _ask(host, person, diary, "my tasks", "GET", "/tugas/")
        if saves:
            place = f"/tugas/{person['task']}/"
            _ask(host, person, diary, "worksheet", "GET", place)
            typed = {person["version"]: version, person["value"]: str(chance.randint(1, 12))}
            answer = _ask(host, person, diary, "saving a row", "POST", f"{place}nilai/{person['indicator']}/", typed)
            version = json.loads(answer).get("version", version) if answer[:1] == b"{" else version
        time.sleep(chance.uniform(*THINK_SECONDS))


def _ask(
    host: str,
    person: dict[str, Any],
    diary: Diary,
    page: str,
    method: str,
    path: str,
    typed: dict[str, str] | None = None,
) -> bytes:
    headers = {"Cookie": person["cookie"], "X-CSRFToken": CSRF, "X-Requested-With": "triwulan"}
    if typed is not None:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    begun = time.monotonic()
    body, error = b"", ""
    try:
        connection = http.client.HTTPConnection(host, timeout=60)
        connection.request(method, path, urlencode(typed) if typed else None, headers)
        answer = connection.getresponse()
        body = answer.read()
        error = "" if answer.status == http.HTTPStatus.OK else f"{answer.status} {body[:80]!r}"
        connection.close()
    except OSError as broken:
        error = type(broken).__name__
    diary.note(page, time.monotonic() - begun, error)
    return body


if __name__ == "__main__":
    sys.exit(main())
