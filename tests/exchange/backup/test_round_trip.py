"""A backup of one place, restored into another, is the same place: proven by the backup of the other."""

import stat
import zipfile
from dataclasses import replace
from pathlib import Path

from tests.exchange.backup.conftest import CONTENTS, path_of
from tests.server import own_database, triwulan
from triwulan.audit.models import Entry
from triwulan.exchange.backup.make import backed_up, make_backup
from triwulan.exchange.backup.manifest import NAME, Manifest, read_manifest, under_names_of_today

# the office's agency and its government
WHOLE = "Rantai catatan utuh: {} entri dalam 2 rantai."
NOT_EMPTY = "Tempat ini sudah berisi data. Pulihkan ke folder data dan basis data yang kosong."


def manifest_of(path: Path) -> Manifest:
    with zipfile.ZipFile(path) as archive:
        return read_manifest(archive.read(NAME))


def test_it_holds_every_table_and_every_stored_file(backup: Path) -> None:
    names = set(manifest_of(backup).members)
    tables = {f"rows/{model._meta.label_lower}.jsonl" for model in backed_up()}
    files = {f"files/{path_of(Path(), content)}" for content in CONTENTS}
    assert names == tables | files
    assert "rows/sessions.session.jsonl" not in names
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600


def test_a_backup_is_restored_whole_and_its_own_backup_is_the_same(backup: Path, tmp_path: Path) -> None:
    with own_database() as database:
        # on PostgreSQL into SQLite as well: a backup moves an office from one to the other
        for step, environment in enumerate([{"DATABASE_URL": ""}, *([database] if database else [])]):
            place = tmp_path / f"place{step}"
            copy = tmp_path / f"copy{step}.zip"
            restored = triwulan("restore", str(backup), "--data", str(place), **environment)
            assert (restored.returncode, restored.stderr) == (0, "")
            assert restored.stdout.splitlines()[1] == WHOLE.format(Entry.objects.count())
            made = triwulan("backup", str(copy), "--data", str(place), **environment)
            assert (made.returncode, made.stderr) == (0, "")
            assert manifest_of(copy).members == manifest_of(backup).members
            assert [path_of(place / "files", content).read_bytes() for content in CONTENTS] == list(CONTENTS)
            again = triwulan("restore", str(backup), "--data", str(place), **environment)
            assert (again.returncode, again.stderr) == (2, f"triwulan: {NOT_EMPTY}\n")
            assert new_number(place, environment) == "True\n"


def new_number(place: Path, environment: dict[str, str]) -> str:
    """Whether the next government's number is higher than the restored ones."""
    code = (
        "from triwulan.organisations.models import Government as G;"
        "old = max(G.objects.values_list('pk', flat=True)); print(G.objects.create(name='Baru').pk > old)"
    )
    more = {"TRIWULAN_DATA": str(place), "SECRET_KEY": "x", **environment}
    return triwulan("manage", "shell", "--no-imports", "-c", code, **more).stdout


def test_what_was_gathered_into_one_migration_since_is_known_under_its_name(backup: Path) -> None:
    made = manifest_of(backup)
    (gathered,) = {key for key in made.migrations if key[0] == "exchange" and key[1].startswith("0001")}
    former = {("exchange", "0001_uploads"), ("exchange", "0002_imports")}
    older = replace(made, migrations=tuple(sorted(set(made.migrations) - {gathered} | former)))
    assert under_names_of_today(older) == made


def test_a_damaged_file_is_named_and_kept_as_it_is(office_files: Path, tmp_path: Path) -> None:
    damaged = path_of(office_files, CONTENTS[0])
    damaged.write_bytes(b"bit rot")
    made = make_backup(tmp_path / "cadangan.zip")
    assert (made.files, made.damaged) == (2, (damaged.name,))
