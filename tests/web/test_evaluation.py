"""The evidence page, its paper and its folder."""

import io
import zipfile

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cycles.test_corrections import walk_year
from tests.cycles.walk import opened
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.core.quarters import Quarter
from triwulan.documents.models import Document
from triwulan.documents.renditions import rendition

ADDRESS = "/bukti-lke/"


@pytest.fixture
def reported(office: Office) -> Office:
    walk_year(office)
    return office


@pytest.fixture
def planner(office: Office) -> Client:
    return desk_of(office, "perencana")


def test_without_a_round_it_says_what_will_stand_here(planner: Client) -> None:
    assert "Begitu putaran pertama dibuka" in planner.get(ADDRESS).content.decode()


def test_every_criterion_stands_with_its_state_and_only_the_planner_issues(reported: Office, planner: Client) -> None:
    page = planner.get(ADDRESS).content.decode()
    assert ("2.a.1" in page, "Susun bukti LKE" in page) == (True, True)
    other = desk_of(reported, "kabid")
    assert "Susun bukti LKE" not in other.get(ADDRESS).content.decode()
    assert other.post(f"{ADDRESS}2025/susun/").status_code == 403


def test_it_is_issued_and_stands_in_the_register(reported: Office, planner: Client) -> None:
    answer = planner.post(f"{ADDRESS}2025/susun/", follow=True)
    document = Document.objects.get(kind="bukti_lke")
    assert f"Bukti LKE {document.number} tersusun" in answer.content.decode()
    assert planner.post(f"{ADDRESS}1999/susun/").status_code == 404


def test_the_folder_holds_the_lists_the_sop_and_the_papers(reported: Office, planner: Client) -> None:
    planner.post(f"{ADDRESS}2025/susun/")
    report = Document.objects.get(kind="laporan_triwulan")
    rendition(report, "pdf")
    with folder(planner) as archive:
        names = archive.namelist()
        assert [name for name in names if name.endswith(".csv")][:2] == [
            "daftar.csv",
            "Lampiran/Perintah berjenjang (disposisi).csv",
        ]
        assert [name.split("/")[0] for name in names if name.endswith((".toml", ".pdf"))] == [
            "2.a.1 SOP",
            "3.a.2 Laporan triwulan",
        ]
        assert (
            archive.read(names[0]).decode("utf-8-sig").splitlines()[0] == "Kode;Kriteria;Bukti;Yang ada;Yang belum ada"
        )
        assert "Bukti LKE 2025.pdf" in archive.read("TIDAK IKUT.txt").decode()


def folder(planner: Client) -> zipfile.ZipFile:
    answer = planner.get(f"{ADDRESS}2025/berkas/")
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]


@pytest.mark.parametrize("rounds", [1, 3])
def test_more_rounds_ask_no_more(
    office: Office, planner: Client, django_assert_num_queries: DjangoAssertNumQueries, rounds: int
) -> None:
    for number in range(1, rounds + 1):
        opened(office, Quarter(2025, number))
    planner.get(ADDRESS)
    with django_assert_num_queries(35):
        planner.get(ADDRESS)
