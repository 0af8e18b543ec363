"""A section of the annual report, written by the keyboard alone: passages, Word's clipboard, a picture, versions, a comment."""

import re

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

from tests.browser.conftest import Enter
from tests.documents.test_pictures import image
from tests.office import Office
from tests.web.steps.test_narration import body, draft, task
from triwulan.cycles.models import Assignment
from triwulan.reports.models import Section, SectionComment

pytestmark = pytest.mark.django_db
__all__ = ["task"]

MOST_TABS = 160
# As Word puts it on the clipboard: styles, a list made of paragraphs, comments that only Office reads.
WORD = (
    "<html><head><style>p.MsoNormal{color:red}</style></head><body><!--StartFragment-->"
    "<h2 style='color:#2F5496'>Isu <b>utama</b></h2>"
    "<p class=MsoNormal><span style='font-family:Calibri;color:red'>Jaringan belum merata<o:p></o:p></span></p>"
    "<ul><li onclick='x()'>desa</li><li>kecamatan</li></ul>"
    "<table><tr><td>Bidang</td><td>Orang</td></tr><tr><td>IKP</td><td>5</td></tr></table>"
    "<script>alert(1)</script><img src='http://lain.example/x.png'><!--EndFragment--></body></html>"
)


def tab_to(page: Page, wanted: Locator) -> Locator:
    """By the tabulator from where one is; a control that it does not reach is none."""
    for _turn in range(MOST_TABS):
        if wanted.evaluate("one => one === document.activeElement"):
            return wanted
        page.keyboard.press("Tab")
    raise AssertionError(f"not reached: {wanted}")


def press(page: Page, name: str) -> None:
    tab_to(page, page.get_by_role("button", name=name, exact=True))
    page.keyboard.press("Enter")


def add(page: Page, after: str, kind: str) -> None:
    tab_to(page, page.locator(".passages__add summary", has_text=re.compile(rf"^{after}$")))
    page.keyboard.press("Enter")
    tab_to(page, page.locator(".passages__add[open]").get_by_role("button", name=kind, exact=True))
    count = page.locator(".passage").count()
    page.keyboard.press("Enter")
    expect(page.locator(".passage")).to_have_count(count + 1)
    expect(page.locator(".passage").locator("[autofocus]")).to_be_focused()


def opened_for(enter: Enter, task: Assignment, rest: str = "") -> Page:
    return enter("perencana", f"/tugas/{task.pk}/naskah/aspek/{rest or 'susun/'}")


def saved_of(page: Page) -> None:
    expect(page.locator("#status")).to_have_text("Tersimpan 07.30.00")


def test_passages_are_added_and_typed_by_keyboard_and_save_themselves(
    office: Office, task: Assignment, enter: Enter
) -> None:
    page = opened_for(enter, task)
    before = len(page.locator(".passage").all())
    add(page, f"Tambah di bawah {before}", "Judul")
    page.keyboard.type("Peran dinas")
    saved_of(page)
    add(page, f"Tambah di bawah {before + 1}", "Daftar butir")
    page.keyboard.type("mengelola data\nmelayani informasi")
    saved_of(page)
    add(page, f"Tambah di bawah {before + 2}", "Tabel")
    page.keyboard.type("Bidang | Orang\nIKP | 5")
    saved_of(page)
    assert (
        body()
        == f"{draft()}\n\n## Peran dinas\n\n- mengelola data\n- melayani informasi\n\n| Bidang | Orang |\n| IKP | 5 |"
    )
    press(page, f"Naikkan {before + 2}. Daftar butir")
    expect(page.locator(".passage").nth(before).locator("textarea")).to_have_value("mengelola data\nmelayani informasi")
    page.reload()
    expect(page.locator(".passage")).to_have_count(before + 3)


def test_what_word_put_on_the_clipboard_comes_in_clean(office: Office, task: Assignment, enter: Enter) -> None:
    page = opened_for(enter, task)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate(
        "html => navigator.clipboard.write([new ClipboardItem({'text/html': new Blob([html], {type: 'text/html'}),"
        " 'text/plain': new Blob(['Isu utama'], {type: 'text/plain'})})])",
        WORD,
    )
    tab_to(page, page.locator("summary", has_text="Tempel dari Word"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_label("Tempelkan di sini"))
    page.keyboard.press("Control+V")
    press(page, "Masukkan di akhir")
    expect(page.get_by_text("Tersimpan 07.30.00.")).to_be_visible()
    assert body() == (
        f"{draft()}\n\n## Isu utama\n\nJaringan belum merata\n\n- desa\n- kecamatan\n\n| Bidang | Orang |\n| IKP | 5 |"
    )


def test_a_picture_waits_for_its_words_and_is_printed_with_its_caption(
    office: Office, task: Assignment, enter: Enter
) -> None:
    page = opened_for(enter, task)
    last = len(page.locator(".passage").all())
    add(page, f"Tambah di bawah {last}", "Gambar")
    file = FilePayload(name="rapat.png", mimeType="image/png", buffer=image())
    page.get_by_label("Berkas gambar").set_input_files([file])
    tab_to(page, page.get_by_label("Judul gambar"))
    page.keyboard.type("Rapat data")
    press(page, "Simpan")
    expect(page.get_by_text("Gambar “Rapat data” belum mempunyai teks pengganti.")).to_be_visible()
    tab_to(page, page.get_by_label("Teks pengganti"))
    page.keyboard.type("Orang di sekeliling meja")
    press(page, "Simpan")
    expect(page.get_by_text("Tersimpan 07.30.00.")).to_be_visible()
    tab_to(page, page.locator("summary", has_text="Lihat seperti tercetak"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("figure").filter(has_text="Rapat data")).to_be_visible()
    assert (
        page.get_by_role("figure")
        .get_by_role("img", name="Orang di sekeliling meja")
        .evaluate("one => one.complete && one.naturalWidth > 0")
    )


def test_versions_are_compared_and_an_older_one_is_used_again(office: Office, task: Assignment, enter: Enter) -> None:
    page = opened_for(enter, task)
    tab_to(page, page.locator(".passage textarea").first)
    page.keyboard.press("Control+A")
    page.keyboard.type("Ditulis ulang.")
    saved_of(page)
    page.reload()
    tab_to(page, page.get_by_role("link", name="2 versi"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Versi")
    expect(page.locator(".compared ins").first).to_contain_text("Ditulis ulang.")
    press(page, "Pakai lagi Versi 1")
    expect(page.get_by_text("Versi 1 dipakai lagi, sebagai versi baru.")).to_be_visible()
    assert body() == draft()
    assert Section.objects.get(key="aspek", report__quarter=None).versions.count() == 3


def test_a_comment_is_pinned_answered_and_settled(office: Office, task: Assignment, enter: Enter) -> None:
    head = opened_for(enter, task)
    tab_to(head, head.get_by_label("Komentar baru"))
    head.keyboard.type("Sebutkan sumbernya.")
    head.get_by_label("Pada", exact=True).select_option(index=1)
    press(head, "Kirim komentar")
    expect(head.get_by_text("Sebutkan sumbernya.").first).to_be_visible()
    page = opened_for(enter, task)
    tab_to(page, page.get_by_label("Jawaban"))
    page.keyboard.type("Ditambahkan.")
    press(page, "Kirim jawaban")
    press(page, "Tandai selesai Sebutkan sumbernya.")
    expect(page.get_by_text("Diselesaikan Kasubag Perencanaan")).to_be_visible()
    found = SectionComment.objects.get()
    assert (found.place, found.resolved_at is not None, found.replies.get().text) == (1, True, "Ditambahkan.")
