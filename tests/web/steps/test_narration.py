"""A section on its own page: written passage by passage, with pictures, paste and versions, and nothing lost on the way."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from tests.cycles.walk import finish, opened, task_of, walk_secretariat, walk_statistics
from tests.documents.test_pictures import image
from tests.office import Office
from tests.web.steps.presses import address, desk_of
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Assignment
from triwulan.documents.passages import Passage
from triwulan.reports.models import Section, SectionVersion
from triwulan.web.narration.typed import Edited, Press, press_of, pressed, read_passages

pytestmark = pytest.mark.django_db
KEY = "aspek"


@pytest.fixture
def task(office: Office) -> Assignment:
    opened(office, Quarter(2025, 4))
    walk_statistics(office)
    walk_secretariat(office)
    finish(office, "perencana")
    return task_of(office, "perencana")


def at(task: Assignment, rest: str = "susun/") -> str:
    return address(task, f"naskah/{KEY}/{rest}")


def send(office: Office, task: Assignment, press: str, *found: dict[str, Any], **more: Any) -> Any:
    """As the form does: the token of the page, and each passage by its number."""
    client = desk_of(office, "perencana")
    page = client.get(at(task))
    typed = {"asal": page.context["token"], "banyak": len(found), "tekan": press} | more
    for number, fields in enumerate(found, 1):
        typed |= {f"p{number}-{name}": value for name, value in fields.items()}
    return client.post(at(task), typed)


def body() -> str:
    return str(Section.objects.get(key=KEY, report__quarter=None).body)


def draft() -> str:
    return str(Section.objects.get(key=KEY, report__quarter=None).drafted)


def paragraph(text: str) -> dict[str, Any]:
    return {"jenis": "paragraf", "isi": text}


def test_every_kind_of_passage_is_kept_as_text(office: Office, task: Assignment) -> None:
    page = send(
        office,
        task,
        "simpan",
        {"jenis": "judul", "isi": "Peran"},
        paragraph("Dinas\r\nmengelola data."),
        {"jenis": "butir", "isi": "satu\r\n\r\ndua"},
        {"jenis": "angka", "isi": "a\r\nb"},
        {"jenis": "tabel", "judul": "Pegawai", "isi": "Bidang | Orang\r\nIKP | 5"},
    )
    assert (page.status_code, body()) == (
        200,
        (
            "## Peran\n\nDinas\nmengelola data.\n\n- satu\n- dua\n\n1. a\n2. b\n\n"
            "Tabel: Pegawai\n| Bidang | Orang |\n| IKP | 5 |"
        ),
    )
    assert [field.label for field in page.context["fields"]] == [
        "Judul",
        "Paragraf",
        "Daftar butir",
        "Daftar bernomor",
        "Tabel",
    ]


def test_a_press_keeps_the_words_and_moves_them(office: Office, task: Assignment) -> None:
    page = send(office, task, "turun:1", paragraph("Satu."), paragraph("Dua."))
    assert (body(), [field.text for field in page.context["fields"]]) == ("Dua.\n\nSatu.", ["Dua.", "Satu."])
    page = send(office, task, "tambah:tabel:1", paragraph("Dua."), paragraph("Satu."))
    shown = [(field.passage.kind, field.focused) for field in page.context["fields"]]
    assert (body(), shown) == ("Dua.\n\nSatu.", [("paragraf", False), ("tabel", True), ("paragraf", False)])
    send(office, task, "hapus:1", paragraph("Dua."), paragraph("Satu."))
    assert body() == "Satu."


def test_a_picture_waits_for_its_words_and_is_then_in_the_text(office: Office, task: Assignment) -> None:
    file = {"jenis": "gambar", "judul": "Rapat", "unggah": SimpleUploadedFile("r.png", image(), "image/png")}
    page = send(office, task, "simpan", file)
    sha256 = page.context["fields"][0].passage.sha256
    assert (page.status_code, body()) == (422, draft())
    assert "Gambar “Rapat” belum mempunyai teks pengganti." in page.content.decode()
    page = send(office, task, "simpan", {"jenis": "gambar", "judul": "Rapat", "alt": "Orang", "berkas": sha256})
    assert body() == f"Gambar: Rapat\nTeks pengganti: Orang\nBerkas: {sha256}"
    shown: Any = desk_of(office, "analis.1").get(f"/dokumen/gambar/{sha256}/")
    b"".join(shown.streaming_content)
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/png")


def test_a_file_that_is_no_picture_is_refused_and_the_words_stay(office: Office, task: Assignment) -> None:
    wrong = {"jenis": "gambar", "judul": "Rapat", "unggah": SimpleUploadedFile("r.png", b"<svg/>", "image/png")}
    page = send(office, task, "simpan", paragraph("Satu."), wrong)
    shown = [(field.text, field.passage.caption) for field in page.context["fields"]]
    assert (page.status_code, shown, body()) == (422, [("Satu.", ""), ("", "Rapat")], draft())
    assert "Berkas ini bukan gambar PNG atau JPEG." in page.content.decode()


def test_what_is_pasted_comes_at_the_end(office: Office, task: Assignment) -> None:
    rich = {"tempel": "x", "tempel-html": "<ul><li>dari Word</li></ul>"}
    send(office, task, "tempel", paragraph("Satu."), **rich)
    assert body() == "Satu.\n\n- dari Word"
    send(office, task, "tempel", paragraph("Satu."), tempel="A\tB\n1\t2")
    assert body() == "Satu.\n\n| A | B |\n| 1 | 2 |"


def test_another_who_was_faster_is_not_written_over(office: Office, task: Assignment) -> None:
    client = desk_of(office, "perencana")
    token = client.get(at(task)).context["token"]
    send(office, task, "simpan", paragraph("Lebih cepat."))
    late = {"asal": token, "banyak": 1, "tekan": "simpan", "p1-jenis": "paragraf", "p1-isi": "Terlambat."}
    page = client.post(at(task), late)
    assert (page.status_code, body(), page.context["stands"]) == (422, "Lebih cepat.", "Lebih cepat.")
    client.post(at(task), late | {"asal": page.context["token"]})
    assert body() == "Terlambat."


def test_a_draft_that_nobody_touched_stays_a_draft(office: Office, task: Assignment) -> None:
    client = desk_of(office, "perencana")
    page = client.get(address(task, "naskah/penutup/susun/"))
    fields = page.context["fields"]
    typed = {"asal": page.context["token"], "banyak": len(fields), "tekan": "simpan"}
    typed |= {f"{field.name}-jenis": field.passage.kind for field in fields}
    typed |= {f"{field.name}-isi": field.text for field in fields}
    client.post(address(task, "naskah/penutup/susun/"), typed)
    assert Section.objects.get(key="penutup", report__quarter=None).edited_at is None


def test_the_script_saves_and_is_told_the_next_token(office: Office, task: Assignment) -> None:
    client = desk_of(office, "perencana")
    typed = {"asal": client.get(at(task)).context["token"], "banyak": 1, "p1-jenis": "paragraf", "p1-isi": "Satu."}
    answer = client.post(at(task), typed, headers={"X-Requested-With": "triwulan"}).json()
    assert (answer["fault"], answer["token"], body()) == ("", client.get(at(task)).context["token"], "Satu.")


def test_versions_are_listed_compared_and_taken_back(office: Office, task: Assignment) -> None:
    send(office, task, "simpan", paragraph("Satu dua."))
    Section.objects.filter(key=KEY).update(edited_by=office["kabid"])
    SectionVersion.objects.update(written_by=office["kabid"])
    send(office, task, "simpan", paragraph("Satu tiga."))
    client = desk_of(office, "perencana")
    page = client.get(at(task, "versi/"))
    assert ([row.number for row in page.context["rows"]], page.context["comparison"].added) == ([3, 2, 1], 1)
    assert "<del>" in page.content.decode()
    assert client.post(at(task, "versi/2/pakai/")).status_code == 302
    assert (body(), SectionVersion.objects.get(number=4).restored) == ("Satu dua.", 2)
    assert client.post(at(task, "versi/9/pakai/")).status_code == 404


def test_who_only_reads_sees_the_words_and_no_field(office: Office, task: Assignment) -> None:
    send(office, task, "simpan", paragraph("Satu."))
    finish(office, "perencana")
    page = desk_of(office, "perencana").get(at(task))
    assert (page.context["mine"], "<p>Satu.</p>" in page.content.decode()) == (False, True)
    refused = desk_of(office, "perencana").post(at(task), {"banyak": 1, "p1-jenis": "paragraf", "p1-isi": "Dua."})
    assert (refused.status_code, desk_of(office, "analis.1").get(at(task)).status_code) == (403, 403)


@pytest.mark.parametrize(
    ("value", "press"),
    [
        ("simpan", Press("simpan")),
        ("tambah:tabel:3", Press("tambah", 3, "tabel")),
        ("tambah:lain:x", Press("tambah", 0, "paragraf")),
        ("naik:2", Press("naik", 2)),
    ],
)
def test_a_button_says_what_it_does(value: str, press: Press) -> None:
    assert press_of(value) == press


@pytest.mark.parametrize(
    ("press", "texts", "focus"),
    [("naik:1", "ab", 1), ("turun:2", "ab", 2), ("hapus:9", "a", 1), ("naik:0", "ab", 0), ("lain:1", "ab", 0)],
)
def test_presses_at_the_ends_stay_within(press: str, texts: str, focus: int) -> None:
    found = (Passage("paragraf", "a"), Passage("paragraf", "b"))
    after = pressed(found, press_of(press))
    assert after == Edited(tuple(Passage("paragraf", text) for text in texts), focus)


def test_a_form_that_was_tampered_with_is_read_as_far_as_it_goes() -> None:
    typed = {"banyak": "3", "p1-jenis": "lain", "p1-isi": "a", "p3-jenis": "tabel", "p3-isi": "x|y"}
    assert read_passages(typed) == (Passage("paragraf", "a"), Passage("tabel", rows=(("x", "y"),)))
    assert read_passages({"banyak": "-1"}) == ()
