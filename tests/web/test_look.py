"""The page of the office's look: seen before it is kept, refused with a sentence at its entry."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.documents.test_looks import picture
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.organisations.models import Agency

pytestmark = pytest.mark.django_db

PAGE = "/pengaturan/rupa-naskah/"
GIVEN = {
    "paper_size": "f4",
    "pdf_font": "New Computer Modern",
    "docx_font": "Arial",
    "margin_top": "25",
    "margin_right": "15",
    "margin_bottom": "20",
    "margin_left": "35",
}


def kept() -> list[object]:
    agency = Agency.objects.get()
    return [agency.paper_size, agency.pdf_font, agency.docx_font, agency.margin_left, bool(agency.cover_sha256)]


def test_it_is_looked_at_first_and_then_kept_with_its_cover(office: Office) -> None:
    client = desk_of(office, "admin")
    seen = client.post(PAGE, GIVEN | {"lihat": "1"}).content.decode()
    assert ("Belum tersimpan" in seen, "paper_size=f4" in seen, kept()[0]) == (True, True, "a4")
    cover = SimpleUploadedFile("sampul.png", picture())
    page = client.post(PAGE, GIVEN | {"cover": cover}, follow=True).content.decode()
    assert ("Rupa naskah tersimpan" in page, kept()) == (True, ["f4", "New Computer Modern", "Arial", 35, True])
    client.post(PAGE, GIVEN | {"without_cover": "on"})
    assert kept()[-1] is False


def test_the_sample_is_a_picture_of_the_paper_as_entered(office: Office) -> None:
    answer = desk_of(office, "admin").get(f"{PAGE}contoh/2/", GIVEN)
    width, height = Image.open(BytesIO(answer.content)).size
    assert (answer["Content-Type"], round(height / width, 1)) == ("image/png", 1.5)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"margin_top": "5"}, "Pastikan nilai ini lebih besar dari atau sama dengan 20."),
        ({"paper_size": "a4", "margin_left": "50", "margin_right": "45"}, "kurang dari 12,5 cm"),
        ({"paper_size": "letter"}, "letter"),
    ],
)
def test_what_cannot_be_printed_is_said_at_its_entry(office: Office, change: dict[str, str], sentence: str) -> None:
    page = desk_of(office, "admin").post(PAGE, GIVEN | change).content.decode()
    assert (sentence in page, kept()[0]) == (True, "a4")


def test_a_file_that_is_no_picture_is_refused_and_nothing_is_kept(office: Office) -> None:
    wrong = SimpleUploadedFile("sampul.png", b"bukan gambar")
    page = desk_of(office, "admin").post(PAGE, GIVEN | {"cover": wrong}).content.decode()
    assert ("Berkas ini bukan gambar PNG atau JPEG." in page, kept()[0]) == (True, "a4")
    assert desk_of(office, "admin").get(f"{PAGE}contoh/9/").status_code == 404
