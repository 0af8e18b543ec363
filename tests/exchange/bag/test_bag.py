"""A year as a bag: the reference tool validates it, readers find their way in it, and an empty place is filled from it."""

import csv
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path

import bagit
import pytest

from tests.cycles.test_corrections import walk_year
from tests.cycles.walk import opened
from tests.office import Office, office_with_sop, small_office
from tests.server import own_database, triwulan
from triwulan.audit.models import Entry
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Round
from triwulan.documents.models import Document
from triwulan.documents.renditions import rendition
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.bag.closure import year_rows
from triwulan.exchange.bag.figures import write_figures
from triwulan.exchange.bag.pack import make_bag
from triwulan.exchange.bag.unpack import is_bag, restore_bag
from triwulan.indicators.models import Indicator, Realisation
from triwulan.organisations.models import Agency, Person


@pytest.fixture
def reported(transactional_db: None, hands: object) -> Iterator[Office]:
    """A year up to its report, written for good; of its papers one was made into a file."""
    office = office_with_sop()
    with office.scope():
        walk_year(office)
        rendition(Document.objects.get(kind="laporan_kinerja"), "pdf")
        yield office


def test_the_reference_tool_validates_it_and_readers_find_their_way(reported: Office, tmp_path: Path) -> None:
    target = tmp_path / "tahun.zip"
    steps: list[tuple[int, int]] = []
    made = make_bag(reported.agency, 2025, target, lambda done, total: steps.append((done, total)))
    assert (made.files, made.missing) == (1, ())
    assert (steps[0][0], steps[-1][0], len(steps)) == (0, steps[-1][1], steps[-1][1] + 1)
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "isi")
    (folder,) = (tmp_path / "isi").iterdir()
    bag = bagit.Bag(str(folder))
    assert bag.validate(processes=1)
    assert (folder.name, bag.info["Source-Organization"]) == ("2025 Dinas Uji", "Dinas Uji, Kabupaten Dinas Uji")
    (paper,) = (folder / "data" / "naskah").rglob("*.pdf")
    assert paper.parent.name == "Dinas Uji"
    assert measured(folder / "data" / "angka")["A1"] == ("10", "calculated")
    entries = (folder / "data" / "catatan" / "entri.jsonl").read_text().splitlines()
    assert len(entries) == Entry.objects.filter(chain__startswith="agency:").count()
    people = (folder / "data" / "triwulan" / "rows" / "organisations.person.jsonl").read_text().splitlines()
    assert {json.loads(line)["password"] for line in people} == {"!"}


def measured(folder: Path) -> dict[str, tuple[str, str]]:
    """By code the last quarter's value and state, from the table as its description names it."""
    described = json.loads((folder / "datapackage.json").read_text())
    values = next(one for one in described["resources"] if one["name"] == "nilai")
    with (folder / values["path"]).open(newline="") as file:
        rows = list(csv.DictReader(file))
    assert [field["name"] for field in values["schema"]["fields"]] == list(rows[0])
    return {row["kode"]: (row["realisasi"], row["keadaan"]) for row in rows if row["triwulan"] == "4"}


def test_neither_another_year_nor_another_agency_goes_along(office: Office) -> None:
    walk_year(office)
    opened(office, Quarter(2026, 1))
    small_office("Dinas Lain", office.government, "lain.")
    rows = year_rows(office.agency, 2025)
    assert (rows[Agency], len(rows[Round])) == ({office.agency.pk}, 1)
    assert rows[Realisation] == set(Realisation.objects.filter(year=2025).values_list("pk", flat=True))
    assert {person.username for person in Person.objects.filter(pk__in=rows[Person])} <= set(office.people)


def test_no_word_of_the_figures_becomes_a_formula(office: Office, tmp_path: Path) -> None:
    Indicator.objects.filter(code="A1").update(name="=1+1", definition="-2")
    write_figures(tmp_path / "angka", office.agency, 2025)
    with (tmp_path / "angka" / "indikator.csv").open(newline="") as file:
        row = next(row for row in csv.DictReader(file) if row["kode"] == "A1")
    assert (row["nama"], row["definisi"]) == ("'=1+1", "'-2")


def test_an_empty_place_is_filled_from_it(reported: Office, tmp_path: Path) -> None:
    target, place = tmp_path / "tahun.zip", tmp_path / "tempat"
    make_bag(reported.agency, 2025, target)
    assert is_bag(target)
    with own_database() as database:
        restored = triwulan("restore", str(target), "--data", str(place), **database)
        assert (restored.returncode, restored.stderr) == (0, "")
        assert restored.stdout.splitlines()[1].startswith("Rantai catatan utuh: ")
        code = (
            "from triwulan.documents.models import Document as D;"
            "print(sorted(D._base_manager.values_list('number', flat=True)))"
        )
        more = {"TRIWULAN_DATA": str(place), "SECRET_KEY": "x", **database}
        told = triwulan("manage", "shell", "--no-imports", "-c", code, **more).stdout
        assert told.strip() == str(sorted(Document.objects.values_list("number", flat=True)))


def test_a_bag_that_was_changed_or_is_not_ours_is_refused(transactional_db: None, tmp_path: Path) -> None:
    target, other = tmp_path / "tahun.zip", tmp_path / "lain.zip"
    make_bag(small_office().agency, 2025, target)
    with zipfile.ZipFile(target) as archive, zipfile.ZipFile(other, "w") as changed:
        for name in archive.namelist():
            content = archive.read(name)
            changed.writestr(name, content.swapcase() if name.endswith("nilai.csv") else content)
    with pytest.raises(BackupRefused, match=r"Kantong ini tidak utuh: .*nilai\.csv"):
        restore_bag(other)
    folder = tmp_path / "asing"
    folder.mkdir()
    (folder / "surat.txt").write_text("Bukan dari sini.")
    bagit.make_bag(str(folder), checksums=["sha256"])
    with zipfile.ZipFile(other, "w") as strange:
        for path in folder.rglob("*"):
            strange.write(path, path.relative_to(tmp_path))
    with pytest.raises(BackupRefused, match="tidak dibuat oleh Triwulan"):
        restore_bag(other)
