"""Pictures of a report's text: drawn anew on the way in, printed with their captions, and never another agency's."""

import io
import struct
import zlib
from dataclasses import replace

import pytest
from lxml import etree
from PIL import Image

from tests.documents.reading import docx_part, docx_text, pdf_pages
from tests.documents.samples import imprint
from tests.organisations.office import Office, open_office
from tests.stored import path_of
from triwulan.documents.blocks import Contents, Drawing, Heading, Part
from triwulan.documents.content import Paper, from_json, paper_of, to_json
from triwulan.documents.files import read_file
from triwulan.documents.passages import Passage, passages, pictures_in, rows_of, written
from triwulan.documents.pictures import add_picture, drawn, picture, share_of_width
from triwulan.documents.preview import render_html
from triwulan.documents.prose import one_line, prose
from triwulan.documents.refusals import UploadRefused
from triwulan.documents.render import render_docx, render_pdf

GONE = "Gambar tidak tersedia"


def image(size: tuple[int, int] = (60, 40), kind: str = "PNG", mode: str = "RGB", **fields: object) -> bytes:
    room = io.BytesIO()
    Image.new(mode, size, "#336699").save(room, kind, **fields)
    return room.getvalue()


def bomb() -> bytes:
    """A PNG that says it is 9,000 by 9,000, in a few hundred bytes."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 9_000, 9_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0")) + chunk(b"IEND", b"")


def told(sha256: str) -> Passage:
    return Passage("gambar", caption="Rapat koordinasi", alt="Sepuluh orang", source="Dinas", sha256=sha256)


@pytest.fixture
def sha256(office: Office) -> str:
    return str(add_picture(office.agency, image()).file.sha256)


def test_what_a_camera_adds_does_not_come_in(office: Office) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x0112] = "Kamera Rahasia", 6
    kept = add_picture(office.agency, image((60, 40), "JPEG", exif=exif, comment=b"di rumah"))
    content = read_file(kept.file)
    with Image.open(io.BytesIO(content)) as opened:
        found = (opened.format, opened.size, dict(opened.getexif()))
    assert (found, kept.width, kept.height, b"Rahasia" in content, b"rumah" in content) == (
        ("JPEG", (40, 60), {}),
        40,
        60,
        False,
        False,
    )


def test_a_large_picture_is_made_as_large_as_paper_shows_it(office: Office) -> None:
    kept = add_picture(office.agency, image((4000, 1000), "JPEG"))
    assert (kept.width, kept.height, kept.file.content_type) == (1900, 475, "image/jpeg")


def test_what_is_transparent_becomes_white(office: Office) -> None:
    room = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(room, "PNG")
    kept = add_picture(office.agency, room.getvalue())
    with Image.open(io.BytesIO(read_file(kept.file))) as opened:
        assert (opened.mode, opened.getpixel((3, 3))) == ("RGB", (255, 255, 255))


def test_the_same_picture_twice_is_one(office: Office, sha256: str) -> None:
    again = add_picture(office.agency, image())
    assert (again.file.sha256, picture(sha256)) == (sha256, again)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (bomb(), "Gambar ini lebih dari 40 juta titik. Perkecil ukurannya, lalu unggah lagi."),
        (image()[:-20], "Gambar ini rusak atau terpotong. Simpan ulang sebagai PNG atau JPEG, lalu unggah lagi."),
        (b"%PDF-1.7", "Berkas ini bukan gambar PNG atau JPEG. Simpan sebagai salah satunya, lalu unggah lagi."),
        (image(kind="GIF"), "Berkas ini bukan gambar PNG atau JPEG. Simpan sebagai salah satunya, lalu unggah lagi."),
        (
            image((8, 40)),
            "Gambar ini terlalu kecil untuk dicetak. Pakai gambar dengan sisi paling sedikit 16 titik.",
        ),
        (bytes(12 * 1024 * 1024 + 1), "Gambar ini lebih dari 12 MB. Perkecil ukurannya, lalu unggah lagi."),
    ],
)
def test_what_is_no_good_picture_is_refused(office: Office, content: bytes, sentence: str) -> None:
    with pytest.raises(UploadRefused) as refused:
        add_picture(office.agency, content)
    assert refused.value.sentence == sentence


@pytest.mark.parametrize(("size", "share"), [((2000, 1000), 100), ((472, 300), 50), ((1000, 4000), 26)])
def test_a_picture_is_printed_as_large_as_it_is_sharp_and_fits_a_page(size: tuple[int, int], share: int) -> None:
    assert share_of_width(*size) == share


TEXT = f"""## Koordinasi

Rapat diadakan dua kali.

- satu
- dua

1. pertama
2. kedua

Tabel: Peserta rapat
| Bidang | Orang |
| IKP | 5 |

Gambar: Rapat koordinasi
Teks pengganti: Sepuluh orang
Sumber: Dinas
Berkas: {"a" * 64}"""


def test_text_is_cut_into_passages_and_joined_again() -> None:
    found = passages(TEXT)
    assert found == (
        Passage("judul", "Koordinasi"),
        Passage("paragraf", "Rapat diadakan dua kali."),
        Passage("butir", items=("satu", "dua")),
        Passage("angka", items=("pertama", "kedua")),
        Passage("tabel", rows=(("Bidang", "Orang"), ("IKP", "5")), caption="Peserta rapat"),
        told("a" * 64),
    )
    assert (written(found), pictures_in(TEXT)) == (TEXT, (told("a" * 64),))


def test_empty_passages_are_not_written_and_a_cells_stroke_is_no_cell() -> None:
    kept = (Passage("paragraf", " "), Passage("butir", items=("", " a  b ")), Passage("tabel", rows=(("x|y",), ("z",))))
    assert written(kept) == "- a b\n\n| x¦y |\n| z |"


def test_cells_are_read_as_typed_or_pasted() -> None:
    assert rows_of("a | b\n---|---\n| c | d |\n\ne\tf\tg") == (("a", "b", ""), ("c", "d", ""), ("e", "f", "g"))


def test_what_only_looks_like_a_picture_stays_text() -> None:
    kept = [passage.kind for passage in passages("Gambar: Rapat\n\nGambar: Rapat\nBerkas: lain\n\nBerkas: x")]
    assert kept == ["paragraf", "paragraf", "paragraf"]


def book(text: str) -> Paper:
    blocks = (Part("depan"), Contents(), Part("isi"), Heading(1, "Pendahuluan"), *prose(text))
    return paper_of("laporan_kinerja", "Laporan", imprint(), blocks)


def test_a_paper_prints_the_picture_with_its_number_and_lists_it(office: Office, sha256: str) -> None:
    paper = from_json(to_json(book(written([told(sha256)]))))
    pages, word = pdf_pages(render_pdf(paper)), render_docx(paper)
    words = "gambar1.1rapatkoordinasi"
    assert ([page.count(words) for page in pages], docx_text(word).count(words)) == ([0, 1, 1], 2)
    assert b'descr="Sepuluh orang"' in etree.tostring(docx_part(word, "word/document.xml"), encoding="utf-8")


def test_the_same_picture_makes_the_same_bytes(office: Office, sha256: str) -> None:
    paper = book(written([told(sha256)]))
    assert (render_pdf(paper) == render_pdf(paper), render_docx(paper) == render_docx(paper)) == (True, True)


def test_a_picture_of_another_agency_or_one_that_is_gone_leaves_a_frame(office: Office, sha256: str) -> None:
    block = Drawing("Rapat", "", "Orang", sha256=sha256)
    with open_office(office.government, "Dukcapil"):
        elsewhere = GONE in drawn(block).svg
    here = GONE in drawn(block).svg
    path_of(sha256).unlink()
    assert (elsewhere, here, GONE in drawn(block).svg) == (True, False, True)
    assert drawn(replace(block, sha256="")) == replace(block, sha256="")


def test_the_page_shows_it_from_its_own_address(sha256: str) -> None:
    page = render_html(book(written([told(sha256)])))
    figure = f'<img src="/dokumen/gambar/{sha256}/" alt="Sepuluh orang"><figcaption>Gambar 1.1 Rapat koordinasi'
    assert figure in page


def test_a_tables_cell_has_no_room_for_it(sha256: str) -> None:
    assert one_line(prose(written([Passage("paragraf", "Satu."), told(sha256)]))) == "Satu."
