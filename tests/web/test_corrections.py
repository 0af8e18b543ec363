"""The pages of a correction: from asking to the report that says what superseded it."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.cycles.test_corrections import LAST, asked, corrected, granted, walk_year
from tests.cycles.walk import cycle_of
from tests.documents.reading import flat
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.audit.record import SYSTEM
from triwulan.cycles.corrections.states import ASKED, DONE, ENDED, GRANTED, state_of
from triwulan.cycles.models import Correction
from triwulan.documents.actions import mark_sent
from triwulan.documents.files import store
from triwulan.documents.models import Document
from triwulan.indicators.actions import attach_evidence
from triwulan.indicators.models import Indicator, Realisation
from triwulan.notices.follow import follow
from triwulan.notices.models import Notice
from triwulan.notices.queries import inbox
from triwulan.notices.sentences import address, title

pytestmark = pytest.mark.django_db


@pytest.fixture
def reported(office: Office) -> Office:
    walk_year(office)
    return office


def only() -> Correction:
    found: Correction = Correction.objects.get()
    return found


def ask_on_page(office: Office, username: str = "kasubid.1", **typed: Any) -> Any:
    a1 = Indicator.objects.get(code="A1")
    sent = {"values": [a1.pk], "reason": "Dua dokumen terhitung dua kali."} | typed
    return desk_of(office, username).post(f"/koreksi/baru/{cycle_of(office, 'statistik', LAST).pk}/", sent)


def press(office: Office, username: str, move: str, **typed: Any) -> Any:
    return desk_of(office, username).post(f"/koreksi/{only().pk}/{move}/", typed)


def fill_on_page(office: Office, nilai: str, **typed: Any) -> Any:
    value = only().values.get()
    sent = {"v-nilai": nilai, "explanation": "Dihitung ulang.", "edition": value.edition} | typed
    return desk_of(office, "analis.1").post(f"/koreksi/{only().pk}/nilai/{value.pk}/", sent)


def test_a_value_is_corrected_by_its_pages_alone(reported: Office) -> None:
    assert ask_on_page(reported).status_code == 302
    states = [state_of(only())]
    press(reported, "perencana", "putuskan", granted="izinkan", reason="Buktinya ada.")
    states.append(state_of(only()))
    assert fill_on_page(reported, "8").status_code == 302
    press(reported, "kasubid.1", "serahkan")
    states.append(state_of(only()))
    assert states == [ASKED, GRANTED, DONE]
    row = Realisation.objects.get(indicator__code="A1", year=2025, quarter=4)
    assert (row.variables, row.explanation) == ({"nilai": "8"}, "Dihitung ulang.")


def test_what_is_missing_is_said_and_nothing_typed_is_lost(reported: Office) -> None:
    answer = ask_on_page(reported, values=[], reason="")
    assert (answer.status_code, answer.context["form"].non_field_errors()) == (
        422,
        [
            "Pilih sekurangnya satu nilai yang akan dikoreksi.",
            "Alasan belum ditulis. Alasannya tercatat dan dibaca semua yang terkait.",
        ],
    )
    granted(reported)
    answer = fill_on_page(reported, "delapan")
    assert (answer.status_code, answer.context["form"]["v-nilai"].value()) == (422, "delapan")
    assert list(answer.context["form"].errors) == ["v-nilai"]


def test_an_older_edition_overwrites_nobodys_entry(reported: Office) -> None:
    granted(reported)
    fill_on_page(reported, "8")
    answer = fill_on_page(reported, "7", edition=0)
    assert answer.context["form"].non_field_errors() == [
        "Isian koreksi ini sudah diubah orang lain. Muat ulang untuk melihatnya."
    ]
    assert only().values.get().variables == {"nilai": "8"}


@pytest.mark.parametrize(
    ("move", "allowed"),
    [
        ("", {"kabid", "kasubid.1", "analis.1", "perencana", "kepala", "admin"}),
        ("teruskan/", set()),
        ("putuskan/", {"perencana"}),
        ("akhiri/", {"kabid", "kasubid.1", "perencana"}),
        ("serahkan/", set()),
    ],
)
def test_each_move_is_offered_to_its_own(reported: Office, move: str, allowed: set[str]) -> None:
    correction = asked(reported)
    everybody = ("kabid", "kasubid.1", "analis.1", "perencana", "kepala", "admin")
    answers = {name: desk_of(reported, name).get(f"/koreksi/{correction.pk}/{move}").status_code for name in everybody}
    assert {name for name, status in answers.items() if status == 200} == allowed


def test_the_register_the_paper_and_its_verification_say_what_superseded_it(reported: Office) -> None:
    former = Document.objects.get(kind="laporan_kinerja")
    mark_sent(document=former, recipient="Bagian Organisasi", actor=SYSTEM)
    correction = corrected(reported)
    paper = correction.documents.get(kind="laporan_kinerja")
    desk = desk_of(reported, "perencana")
    page = desk.get(f"/koreksi/{correction.pk}/")
    todo = {each.former.kind: each.todo for each in page.context["shown"].papers}
    assert todo["laporan_kinerja"] == (
        "Mintakan tanda tangan Kepala Dinas.",
        "Kirim ulang kepada Bagian Organisasi, dengan menyebut nomor yang digantikan.",
        f"Tandai naskah lama di {former.archive_place} sebagai digantikan.",
    )
    pages = {
        "old": desk.get(f"/dokumen/{former.pk}/"),
        "new": desk.get(f"/dokumen/{paper.pk}/"),
        "verified": desk.get(f"/v/{former.verification_code}"),
    }
    said = {name: flat(answer.content.decode()) for name, answer in pages.items()}
    assert flat(f"Digantikan oleh nomor {paper.number}.") in said["verified"]
    assert flat("Sudah digantikan oleh") in said["old"]
    assert flat("Menggantikan") in said["new"]
    rows = desk.get("/dokumen/?jenis=laporan_kinerja").context["rows"]
    assert [(each.pk, state) for each, state, _snippet in rows] == [(paper.pk, "unsigned"), (former.pk, "sent")]


def test_the_values_page_tells_the_correction_and_both_papers(reported: Office) -> None:
    corrected(reported)
    a1 = Indicator.objects.get(code="A1")
    told = desk_of(reported, "kepala").get(f"/indikator/{a1.pk}/nilai/2025/4/").context["told"]
    newest = told.changes[0]
    assert (newest.value, newest.step, newest.reason) == (
        "8 dokumen",
        "Koreksi sesudah disetujui",
        "Dua dokumen terhitung dua kali.",
    )
    printed = [(each.value, each.successor is not None) for each in told.papers if each.value]
    assert printed == [("10 dokumen", True)] * 3 + [("8 dokumen", False)] * 3


def notices_of(office: Office, username: str) -> list[str]:
    return [title(notice) for notice in inbox(office[username])][:2]


def test_who_can_do_something_next_is_told(reported: Office) -> None:
    Notice.objects.all().delete()
    correction = corrected(reported)
    follow()
    assert notices_of(reported, "perencana") == [
        "Nilai dikoreksi, laporannya terbit lagi: A1",
        "Koreksi diminta: A1",
    ]
    assert notices_of(reported, "kepala")[0] == "Nilai dikoreksi, laporannya terbit lagi: A1"
    notice = inbox(reported["kasubid.1"]).first()
    assert notice is not None
    assert address(notice).endswith(f"/koreksi/{correction.pk}/")
    page = desk_of(reported, "kasubid.1").get(f"/kotak-masuk/{notice.pk}/")
    assert page["Location"] == f"/koreksi/{correction.pk}/"


def test_the_list_is_narrowed_by_state_and_says_what_to_do_when_empty(reported: Office) -> None:
    desk = desk_of(reported, "kepala")
    assert flat("Belum ada koreksi") in flat(desk.get("/koreksi/").content.decode())
    asked(reported)
    found = {state: len(desk.get(f"/koreksi/?keadaan={state}").context["rows"]) for state in (ASKED, DONE, ENDED)}
    assert found == {ASKED: 1, DONE: 0, ENDED: 0}
    assert len(desk.get("/koreksi/?tahun=2024").context["rows"]) == 0


def test_the_list_asks_as_often_for_three_as_for_one(reported: Office) -> None:
    desk, counts = desk_of(reported, "kepala"), []
    for code in ("A1", "A2", "B1"):
        asked(reported, "kabid", code)
        with CaptureQueriesContext(connection) as counted:
            desk.get("/koreksi/")
        counts.append(len(counted))
    assert (counts[0], counts[2]) == (12, 12)


def test_old_evidence_leaves_by_its_pages_and_the_values_page_names_it(reported: Office) -> None:
    a1 = Indicator.objects.get(code="A1")
    file = store(reported.agency, b"a;b\n1;2\n", "text/csv")
    proof = attach_evidence(
        indicator=a1, unit=a1.unit, quarter=LAST, file=file, name="foto.csv", actor=SYSTEM, person=None
    )
    path = f"/koreksi/{granted(reported).pk}/nilai/{only().values.get().pk}/"
    desk = desk_of(reported, "analis.1")
    silent = desk.post(f"{path}bukti/{proof.pk}/", {"reason": ""})
    assert (silent.status_code, list(silent.context["form"].errors)) == (422, ["reason"])
    assert desk.post(f"{path}bukti/{proof.pk}/", {"reason": "Salah kegiatan."}).status_code == 302
    assert "akandilepas" in flat(desk.get(path).content.decode())
    assert desk.get(f"{path}bukti/{proof.pk}/").status_code == 404
    assert desk_of(reported, "analis.2").get(f"{path}bukti/{proof.pk}/").status_code == 403
    press(reported, "kasubid.1", "serahkan")
    page = desk.get(f"/indikator/{a1.pk}/nilai/2025/4/").content.decode()
    assert [words in page for words in ("Bukti yang dilepas", "<s>foto.csv</s>", "Salah kegiatan.")] == [True] * 3
