"""The real command, killed in every way a computer knows."""

import os
import signal
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ready import fill_file
from tests.server import (
    Running,
    children_of,
    free_port,
    own_database,
    processes_mentioning,
    running,
    triwulan,
    until,
)


@pytest.fixture(scope="module")
def database() -> Iterator[dict[str, str]]:
    with own_database() as database:
        yield database


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, database: dict[str, str]) -> Iterator[Running]:
    """One for those tests that leave it well."""
    with running("run", tmp_path_factory.mktemp("run") / "data", database) as server:
        yield server


@contextmanager
def started(data: Path) -> Iterator[Running]:
    """Where it ran before: the tables stand already, on SQLite."""
    with own_database() as database:
        if not database:
            data.mkdir()
            fill_file(data / "triwulan.sqlite3")
        with running("run", data, database) as server:
            yield server


def ours(server: Running) -> list[int]:
    """All processes of this server but the first; they have its folder in their environment."""
    return [pid for pid in processes_mentioning(str(data_of(server))) if pid != server.process.pid]


def data_of(server: Running) -> Path:
    return server.log_file.with_suffix("")


def test_it_serves_and_its_place_is_its_owners(server: Running) -> None:
    assert server.get() < 500
    assert sorted(server.children()) == ["scheduler", "web", "worker"]
    kept = [path for path in data_of(server).iterdir() if path.is_file()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in kept} == {0o600}


@pytest.mark.parametrize("role", ["web", "worker", "scheduler"])
def test_a_child_that_is_killed_comes_back(server: Running, role: str) -> None:
    killed = server.children()[role]
    os.kill(killed, signal.SIGKILL)
    until(lambda: server.children().get(role, killed) != killed, f"{role} did not come back:\n", server.log_file)
    until(lambda: server.get() < 500, "it does not serve again:\n", server.log_file)
    server.wait_for("mati (sinyal SIGKILL); dimulai lagi dalam 1 detik.")


def test_a_web_process_that_is_killed_comes_back(server: Running) -> None:
    web = server.children()["web"]
    before = children_of(web)
    os.kill(before[0], signal.SIGKILL)
    until(lambda: len(set(children_of(web)) - set(before)) == 1, "it did not come back:\n", server.log_file)
    until(lambda: server.get() < 500, "it does not serve again:\n", server.log_file)


def test_a_second_run_on_the_same_port_is_refused(server: Running, tmp_path: Path) -> None:
    port = server.url.rpartition(":")[2]
    answer = triwulan("run", "--data", str(tmp_path / "other"), "--port", port)
    sentence = f"triwulan: Port {port} sudah dipakai; hentikan pemakainya atau pilih --port lain.\n"
    assert (answer.returncode, answer.stderr) == (2, sentence)


def test_a_second_run_on_the_same_folder_is_refused(server: Running) -> None:
    data = data_of(server)
    answer = triwulan("run", "--data", str(data), "--port", str(free_port()))
    sentence = f"triwulan: Triwulan sedang berjalan pada folder {data}; hentikan dahulu sebelum memulainya lagi.\n"
    assert (answer.returncode, answer.stderr) == (2, sentence)


def test_a_backup_is_taken_while_it_serves_and_not_put_back_under_it(
    server: Running, database: dict[str, str], tmp_path: Path
) -> None:
    place = ("--data", str(data_of(server)))
    taken = triwulan("backup", str(tmp_path / "cadangan.zip"), *place, **database)
    assert (taken.returncode, taken.stderr) == (0, "")
    put_back = triwulan("restore", str(tmp_path / "cadangan.zip"), *place, **database)
    sentence = f"Triwulan sedang berjalan pada folder {data_of(server)}; hentikan dahulu sebelum memulihkan cadangan."
    assert (put_back.returncode, put_back.stdout, put_back.stderr) == (2, "", f"triwulan: {sentence}\n")
    assert server.get() < 500


def test_ctrl_c_ends_it_with_all_its_children(tmp_path: Path) -> None:
    with started(tmp_path / "data") as server:
        server.process.send_signal(signal.SIGINT)
        assert server.process.wait(30) == 0
        assert ours(server) == []


def test_the_children_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    with started(tmp_path / "data") as server:
        assert len(ours(server)) >= 3
        server.process.send_signal(signal.SIGKILL)
        until(lambda: ours(server) == [], "children outlived their parent:\n", server.log_file)


def test_an_unreachable_database_is_one_sentence(tmp_path: Path) -> None:
    url = "postgres://nobody@127.0.0.1:1/nothing"
    answer = triwulan("run", "--data", str(tmp_path / "data"), "--port", str(free_port()), DATABASE_URL=url)
    assert answer.returncode == 2
    assert "Traceback" not in answer.stderr


def test_the_deployment_check_finds_nothing(tmp_path: Path) -> None:
    key = "a-key-of-an-office-that-is-long-enough-and-random-9f8e7d6c5b4a3"
    words = ("manage", "check", "--deploy", "--fail-level", "WARNING")
    answer = triwulan(*words, TRIWULAN_DATA=str(tmp_path), SECRET_KEY=key)
    assert (answer.returncode, answer.stdout) == (0, "System check identified no issues (0 silenced).\n")
