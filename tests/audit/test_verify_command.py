"""`triwulan audit verify`: what it says, and its exit code."""

import pytest

from tests.audit.forgery import execute
from tests.office import Office, empty_office
from triwulan.audit.models import ChainHead, Entry
from triwulan.cli.main import main

pytestmark = pytest.mark.django_db


@pytest.fixture
def two() -> list[Office]:
    first = empty_office("Dinas Satu")
    return [first, empty_office("Dinas Dua", first.government)]


def heads() -> dict[str, str]:
    return {head.chain: f"{head.number}:{head.digest}" for head in ChainHead.objects.all()}


def test_whole_chains_are_told_with_their_count_and_head(two: list[Office], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", "verify"]) == 0
    one, other, government = (f"agency:{two[0].agency.pk}", f"agency:{two[1].agency.pk}", two[0].government)
    head = heads()
    assert capsys.readouterr().out.splitlines() == [
        f"Dinas Satu: utuh, 1 entri, kepala {head[one]}",
        f"Dinas Dua: utuh, 1 entri, kepala {head[other]}",
        f"{government.name}: utuh, 1 entri, kepala {head[f'government:{government.pk}']}",
    ]


@pytest.mark.parametrize("asked", ["Dinas Dua", "dinas dua", "id"])
def test_the_first_broken_link_of_the_agency_is_named(
    two: list[Office], asked: str, capsys: pytest.CaptureFixture[str]
) -> None:
    agency = two[1].agency.pk
    entry = Entry.objects.get(agency_id=agency)
    execute("UPDATE audit_entry SET capacity = 'Plt.' WHERE id = %s", entry.pk)
    assert main(["audit", "verify", "--agency", str(agency) if asked == "id" else asked]) == 1
    assert capsys.readouterr().out == (
        f"Dinas Dua: RANTAI PUTUS. Isi entri nomor 1 (id {entry.pk}) tidak cocok dengan sidiknya: entri itu diubah.\n"
    )
    assert main(["audit", "verify", "--agency", "Dinas Satu"]) == 0


def test_a_head_from_a_mail_is_held_against_the_record(two: list[Office], capsys: pytest.CaptureFixture[str]) -> None:
    head = heads()[f"agency:{two[0].agency.pk}"]
    assert main(["audit", "verify", "--agency", "Dinas Satu", "--head", head]) == 0
    assert main(["audit", "verify", "--agency", "Dinas Satu", "--head", f"2:{'0' * 64}"]) == 1
    assert capsys.readouterr().out.splitlines()[1] == (
        "Dinas Satu: RANTAI PUTUS. Rantai berakhir terlalu awal: entri nomor 2 dan seterusnya tidak ada."
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--agency", "Dinas"], "Perangkat daerah “Dinas” tidak ada, atau tidak hanya satu."),
        (["--head", f"1:{'0' * 64}"], "Kepala ditulis NOMOR:SIDIK (64 angka heksadesimal) bersama --agency."),
        (["--agency", "1", "--head", "1:x"], "Kepala ditulis NOMOR:SIDIK (64 angka heksadesimal) bersama --agency."),
    ],
)
def test_what_it_cannot_look_for_is_refused(
    two: list[Office], words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (main(["audit", "verify", *words]), capsys.readouterr().err) == (2, f"triwulan: {sentence}\n")


def test_an_empty_place_has_no_record(capsys: pytest.CaptureFixture[str]) -> None:
    assert (main(["audit", "verify"]), capsys.readouterr().out) == (0, "Belum ada catatan.\n")
