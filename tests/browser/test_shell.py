"""The shell in a real browser: the session that ends while one types, the keyboard's way, the phone's width."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, Enter
from tests.office import Office, activate_sop, small_office

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = (
    "/tugas/",
    "/profil/",
    "/profil/keamanan/",
    "/pengaturan/",
    "/pengaturan/kop-surat/",
    "/pengaturan/unit/",
    "/pengaturan/jabatan/baru/",
    "/pengaturan/orang/",
    "/pengaturan/orang/baru/",
    "/pengaturan/impor/orang/",
    "/pengaturan/indikator/",
    "/pengaturan/indikator/baru/",
    "/pengaturan/kalender/",
    "/pengaturan/pekerjaan/",
    "/kalender/",
    "/indikator/",
    "/dokumen/",
    "/sop/banding/",
    "/profil/token/",
    "/pengaturan/sop/",
    "/pengaturan/reviu/",
    "/v/",
    "/tidak/ada/",
)


@pytest.fixture
def office() -> Office:
    office = small_office()
    activate_sop(office)
    return office


def widest(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_page_slides_sideways_on_a_phone(enter: Enter, theme: str) -> None:
    page = enter("admin", "/tugas/", viewport=PHONE, color_scheme=theme)
    wide = {}
    for path in PAGES:
        page.goto(page.url.split("/", 3)[0] + "//" + page.url.split("/", 3)[2] + path)
        if widest(page) > PHONE["width"]:
            wide[path] = widest(page)
    assert wide == {}


def test_the_keyboard_reaches_the_content_first(enter: Enter) -> None:
    page = enter("admin", "/pengaturan/")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main#isi")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Kop surat", exact=True)).to_be_focused()


def test_what_is_focused_never_hides_under_the_bottom_bar(enter: Enter) -> None:
    page = enter("admin", "/pengaturan/kop-surat/", viewport=PHONE)
    hidden = []
    for _step in range(40):
        page.keyboard.press("Tab")
        under = page.evaluate(
            """() => {
                const one = document.activeElement, bar = document.querySelector(".nav");
                if (bar.contains(one) || one === document.body) return "";
                const box = one.getBoundingClientRect(), top = bar.getBoundingClientRect().top;
                return box.bottom > top && box.top >= 0 ? `${one.name || one.textContent} ${box.bottom} > ${top}` : "";
            }"""
        )
        if under:
            hidden.append(under)
    assert hidden == []


def test_a_session_that_ended_is_renewed_beside_the_typed_words(enter: Enter, office: Office) -> None:
    page = enter("admin", "/pengaturan/kop-surat/")
    page.get_by_label("Nama pendek").fill("Nama yang baru")
    page.context.clear_cookies(name="sessionid")
    page.get_by_role("button", name="Simpan").click()
    dialog = page.get_by_role("dialog", name="Sesi berakhir, isian Anda tetap di layar")
    expect(dialog).to_be_visible()
    with page.context.expect_page() as opened:
        dialog.get_by_role("link", name="Masuk di tab baru").click()
    second = opened.value
    second.get_by_label("NIP atau nama pengguna").fill("admin")
    second.get_by_label("Kata sandi", exact=True).fill("rahasia-uji")
    second.get_by_role("button", name="Masuk", exact=True).click()
    expect(second.get_by_role("heading", name="Anda sudah masuk lagi")).to_be_visible()
    second.close()
    page.bring_to_front()
    page.evaluate("window.dispatchEvent(new Event('focus'))")
    expect(dialog).to_be_hidden()
    expect(page.get_by_label("Nama pendek")).to_have_value("Nama yang baru")
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Kop surat dan pengaturan tersimpan.")).to_be_visible()


def test_a_lost_connection_is_said_and_the_words_stay(enter: Enter) -> None:
    page = enter("admin", "/pengaturan/kop-surat/")
    page.get_by_label("Nama pendek").fill("Nama yang baru")
    page.context.set_offline(True)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Sambungan terputus. Isian Anda tetap di layar")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Simpan").click()
    expect(page.get_by_text("Kop surat dan pengaturan tersimpan.")).to_be_visible()


def test_a_passkey_replaces_the_password(enter: Enter) -> None:
    page = enter("kabid", "/profil/keamanan/kunci/tambah/")
    keys = page.context.new_cdp_session(page)
    keys.send("WebAuthn.enable")
    made_of = {"protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True}
    keys.send(
        "WebAuthn.addVirtualAuthenticator",
        {"options": made_of | {"isUserVerified": True, "automaticPresenceSimulation": True}},
    )
    page.get_by_label("Kata sandi").fill("rahasia-uji")
    page.get_by_role("button", name="Lanjutkan").click()
    page.get_by_label("Nama kunci").fill("ponsel dinas")
    page.get_by_label("Dapat dipakai untuk masuk tanpa kata sandi").check()
    page.get_by_role("button", name="Tambah").click()
    expect(page.get_by_role("heading", name="Kode cadangan")).to_be_visible()
    page.locator(".foot").get_by_role("button", name="Keluar").click()
    page.get_by_role("button", name="Pakai kunci sandi (passkey)").click()
    expect(page.get_by_role("heading", name="Tugas saya")).to_be_visible()


def test_the_look_is_chosen_at_the_foot_of_the_page(enter: Enter) -> None:
    page = enter("kabid", "/profil/")
    page.locator(".foot").get_by_role("button", name="Gelap").click()
    expect(page.locator("html")).to_have_attribute("data-tema", "gelap")
    expect(page.locator(".foot").get_by_role("button", name="Gelap")).to_have_attribute("aria-pressed", "true")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(15, 19, 23)"
