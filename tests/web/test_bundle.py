"""The papers of a choice leave the register together: named, listed, and without what is secret to the reader."""

import io
import zipfile
from typing import Any

import pytest

from tests.cycles.walk import opened, walk_statistics
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.documents.models import Document
from triwulan.documents.renditions import rendition
from triwulan.web.documents import views

ADDRESS = "/dokumen/unduh/"


@pytest.fixture
def papers(office: Office) -> list[Document]:
    opened(office)
    walk_statistics(office, until="4")
    found = list(Document.objects.order_by("id"))
    rendition(found[0], "pdf")
    return found


def opened_zip(office: Office, username: str, query: str = "") -> zipfile.ZipFile:
    answer: Any = desk_of(office, username).get(ADDRESS + query)
    assert answer.status_code == 200
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_a_choice_leaves_with_its_list_and_what_has_no_file_yet_is_named(
    office: Office, papers: list[Document]
) -> None:
    with opened_zip(office, "kabid") as archive:
        assert [name for name in archive.namelist() if name.endswith(".pdf")] == [
            f"Lembar Disposisi/{papers[0].number.replace('/', '-')} {papers[0].title[:80].strip()} ({papers[0].pk}).pdf"
        ]
        listed = archive.read("daftar.csv").decode("utf-8-sig").splitlines()
        assert [line.split(";")[0] for line in listed[1:]] == [paper.number for paper in reversed(papers)]
        assert archive.read("TIDAK IKUT.txt").decode().count("\n- ") == len(papers) - 1


def test_the_list_and_the_files_are_those_that_were_chosen(office: Office, papers: list[Document]) -> None:
    with opened_zip(office, "kabid", "?jenis=bahan") as archive:
        listed = archive.read("daftar.csv").decode("utf-8-sig").splitlines()[1:]
    assert len(listed) == sum(paper.kind == "bahan" for paper in papers)


def test_what_is_secret_stays_with_those_it_is_for(office: Office, papers: list[Document]) -> None:
    Document.objects.filter(pk=papers[0].pk).update(security="rahasia")
    with opened_zip(office, "analis.umum") as archive:
        assert [name for name in archive.namelist() if name.endswith(".pdf")] == []
        everything = b"".join(archive.read(name) for name in archive.namelist()).decode()
        assert (papers[0].number in everything, papers[1].number in everything) == (False, True)
    with opened_zip(office, "perencana") as archive:
        assert len([name for name in archive.namelist() if name.endswith(".pdf")]) == 1


def test_too_many_or_none_are_said_instead(
    office: Office, papers: list[Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    client = desk_of(office, "kabid")
    assert "Tidak ada naskah pada pilihan ini." in client.get(f"{ADDRESS}?jenis=dokumen", follow=True).content.decode()
    monkeypatch.setattr(views, "MOST_AT_ONCE", 1)
    assert "Lebih dari 1 naskah. Persempit pilihannya" in client.get(ADDRESS, follow=True).content.decode()
