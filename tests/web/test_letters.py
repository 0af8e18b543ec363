"""The page of letters' templates: its own example passes, a wrong one is listed, and it comes off again."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.documents.test_letters import template
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.documents.letters.fields import EXPLAINED

pytestmark = pytest.mark.django_db

PAGE = "/pengaturan/templat-surat/"


def given(content: bytes) -> dict[str, object]:
    return {"kind": "tanda_terima", "file": SimpleUploadedFile("surat.docx", content)}


def test_its_own_example_is_a_template_that_passes_and_comes_off_again(office: Office) -> None:
    client = desk_of(office, "admin")
    example = client.get(f"{PAGE}contoh/").content
    page = client.post(PAGE, given(example), follow=True).content.decode()
    assert ("Templat terpasang" in page, [name for name in EXPLAINED if name not in page]) == (True, [])
    assert client.get(f"{PAGE}tanda_terima/berkas/").content == example
    client.post(f"{PAGE}tanda_terima/lepas/")
    assert client.get(f"{PAGE}tanda_terima/berkas/").status_code == 404
    assert client.post(f"{PAGE}laporan_kinerja/lepas/").status_code == 404


def test_a_wrong_one_is_refused_with_a_list_of_what_is_wrong(office: Office) -> None:
    client = desk_of(office, "admin")
    page = client.post(PAGE, given(template("{{ nomer }} {{ nomor.__class__ }}"))).content.decode()
    assert [words in page for words in ("Templat belum terpasang", "“nomer” tidak dikenal", "“__class__”")] == [
        True
    ] * 3
    assert client.get(f"{PAGE}tanda_terima/berkas/").status_code == 404
