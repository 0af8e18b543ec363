from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from triwulan.config.database import database
from triwulan.config.env import SettingRefused

DATA = Path("/srv/triwulan")


def test_without_a_url_the_data_folder_holds_one_sqlite_file() -> None:
    assert database("", DATA)["NAME"] == "/srv/triwulan/triwulan.sqlite3"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:////var/lib/kinerja.sqlite3", "/var/lib/kinerja.sqlite3"),
        ("sqlite:////var/lib/data%20kinerja.sqlite3", "/var/lib/data kinerja.sqlite3"),
        ("sqlite:///kinerja.sqlite3", str(Path("kinerja.sqlite3").absolute())),
    ],
)
def test_a_sqlite_url_names_its_file(url: str, name: str) -> None:
    assert database(url, DATA)["NAME"] == name


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        (
            "postgres://dinas:rahasia%2F1@db.kantor:5433/kinerja?sslmode=require",
            {
                "NAME": "kinerja",
                "USER": "dinas",
                "PASSWORD": "rahasia/1",
                "HOST": "db.kantor",
                "PORT": "5433",
                "OPTIONS": {"sslmode": "require"},
            },
        ),
        (
            "postgresql:///kinerja?host=%2Frun%2Fpostgresql",
            {"NAME": "kinerja", "USER": "", "PASSWORD": "", "HOST": "/run/postgresql", "PORT": "", "OPTIONS": {}},
        ),
    ],
)
def test_a_postgres_url_names_server_and_database(url: str, expected: dict[str, Any]) -> None:
    entry = database(url, DATA)
    assert entry["ENGINE"] == "django.db.backends.postgresql"
    assert {key: entry[key] for key in expected} == expected


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("mysql://root@localhost/kinerja", "DATABASE_URL harus diawali postgres:// atau sqlite:///."),
        ("kinerja.sqlite3", "DATABASE_URL harus diawali postgres:// atau sqlite:///."),
        ("sqlite://kinerja.sqlite3", "DATABASE_URL untuk SQLite ditulis sqlite:///lokasi/berkas.sqlite3."),
        ("sqlite:///", "DATABASE_URL untuk SQLite ditulis sqlite:///lokasi/berkas.sqlite3."),
        (
            "postgres://dinas@db",
            "DATABASE_URL tidak menyebut nama basis data: postgres://pengguna:sandi@host:5432/nama.",
        ),
        ("postgres://db/kinerja?sslmod=require", "DATABASE_URL memuat pilihan yang tidak dikenal: sslmod."),
        (
            "postgres://db:abc/kinerja",
            "DATABASE_URL tidak dapat dibaca: Port could not be cast to integer value as 'abc'.",
        ),
    ],
)
def test_a_url_that_names_no_database_is_refused_with_a_sentence(url: str, sentence: str) -> None:
    with pytest.raises(SettingRefused) as refusal:
        database(url, DATA)
    assert str(refusal.value) == sentence


def test_sqlite_never_loses_what_was_acknowledged() -> None:
    options = database("", DATA)["OPTIONS"]
    assert options == {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }


@pytest.mark.django_db
def test_foreign_keys_are_held_by_the_database() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA foreign_keys")
            assert cursor.fetchone() == (1,)
        else:
            cursor.execute("SELECT count(*) > 0 FROM pg_constraint WHERE contype = 'f'")
            assert cursor.fetchone() == (True,)
