"""Ending a task: the many ways of saying the same, and each thing that is refused."""

from typing import Any

import pytest

from tests.api.caller import Staff, said
from tests.hands import Hands
from tests.office import BEGINNING, Office
from triwulan.audit.record import SYSTEM
from triwulan.organisations.models import Holding, Position
from triwulan.organisations.people import end_holding


def gather(staff: Staff) -> int:
    """The division's material is in; both reports are open."""
    return staff.walk(until="4")


def hand_in(staff: Staff) -> int:
    """The report waits for its check."""
    return staff.walk(until="5")


def everything(staff: Staff, round_id: int) -> list[Any]:
    """All that anybody could see of the round."""
    caller = staff["perencana"]
    cycles = said(caller.get(f"rounds/{round_id}"))["cycles"]
    return [
        said(caller.get(f"cycles/{cycle['id']}{part}"))
        for cycle in cycles
        for part in ("", "/realisations", "/documents")
    ]


def numbers(office: Office) -> dict[str, int]:
    return {name: office.positions[name].pk for name in ("kasubid.1", "kasubid.2", "analis.1")}


@pytest.mark.parametrize(
    "recipients",
    [
        [{"position": "kasubid.2"}, {"position": "kasubid.1"}],
        ["Kasubid 2", " kasubid 1 "],
        [{"position": "{kasubid.2}"}, {"position": "{kasubid.1}", "indicators": None, "coordinator": None}],
        [{"position": 2, "indicators": "B1", "coordinator": True}, {"position": 1, "indicators": ["A1", "A2"]}],
    ],
)
def test_recipients_are_understood_by_number_title_and_user_name(
    office: Office, staff: Staff, round_id: int, recipients: list[Any]
) -> None:
    ids = numbers(office)
    words = {f"{{{name}}}": str(pk) for name, pk in ids.items()} | {n: ids[f"kasubid.{n}"] for n in (1, 2)}
    for each in recipients:
        if isinstance(each, dict):
            each["position"] = words.get(each["position"], each["position"])
    staff.finish("kabid", recipients=recipients)
    found = {name: staff.task(name) for name in ("kasubid.1", "kasubid.2")}
    assert {name: ([i["code"] for i in task["indicators"]], task["coordinator"]) for name, task in found.items()} == {
        "kasubid.1": (["A1", "A2"], False),
        "kasubid.2": (["B1"], True),
    }


def test_a_title_that_two_positions_have_is_no_name(office: Office, staff: Staff, round_id: int) -> None:
    with office.scope():
        Position.objects.filter(title__startswith="Kasubid").update(title="Kasubid")
    refused = said(
        staff["kabid"].post(f"tasks/{staff.task('kabid')['id']}/finish", {"recipients": ["Kasubid", "kasubid.1"]}), 422
    )
    assert refused["missing"] == ["Jabatan “Kasubid” ada beberapa. Sebut nomornya."]


REFUSED_DISPOSITIONS: list[tuple[Any, list[str]]] = [
    ({"recipients": []}, ["Belum ada penerima disposisi. Pilih sekurangnya satu jabatan."]),
    (
        {"recipients": ["Kasubid 9"]},
        ["Jabatan “Kasubid 9” tidak dapat dipilih di sini. Sebut nomor atau namanya yang tepat."],
    ),
    (
        {"recipients": ["analis.umum"]},
        ["Jabatan “analis.umum” tidak dapat dipilih di sini. Sebut nomor atau namanya yang tepat."],
    ),
    ({"recipients": [999_999]}, ["Jabatan nomor 999999 tidak dapat menerima disposisi ini."]),
    (
        {"recipients": ["kasubid.1", "kasubid.1"]},
        ["Satu jabatan dipilih dua kali. Sebut setiap penerima sekali saja."],
    ),
    (
        {"recipients": [{"position": "kasubid.1", "indicators": ["U1"]}]},
        ["Indikator U1 tidak termasuk tugas ini."],
    ),
    (
        {"recipients": [{"position": n, "coordinator": True} for n in ("kasubid.1", "kasubid.2")]},
        ["Koordinator hanya satu. Pilih satu penerima sebagai koordinator."],
    ),
    ({"recipients": [{"indicators": ["A1"]}]}, ["Isian “recipients[1].position” wajib diisi."]),
    (
        {"recipients": [True]},
        ["Penerima disebut dengan nomor, nama jabatan, atau nama pengguna pemegangnya."],
    ),
    ({"recipients": "semua"}, ["Isian “recipients” harus berupa daftar."]),
    ({"recipient": ["kasubid.1"]}, ["Isian “recipient” tidak dikenal."]),
    ({"recipients": [{"position": 1, "posisi": 2}]}, ["Isian “recipients[1].posisi” tidak dikenal."]),
    ({"outcome": "setuju"}, ["Langkah 1 tidak mengenal hasil “setuju”; hasilnya “selesai”."]),
    ({"outcome": 5}, ["Isian “outcome” harus berupa teks."]),
    ({"note": "a\x00b"}, ["Teks memuat karakter yang tidak dapat disimpan."]),
    ({"note": "\ud800"}, ["Teks memuat karakter yang tidak dapat disimpan."]),
    ({"note": "x" * 20_001}, ["Isian “note” terlalu panjang: paling banyak 20000 karakter."]),
    ([], ["Isi permintaan harus berupa objek."]),
]


def test_what_a_disposition_cannot_say_is_refused_and_nothing_has_changed(staff: Staff, round_id: int) -> None:
    before, task = everything(staff, round_id), staff.task("kabid")["id"]
    for answer, missing in REFUSED_DISPOSITIONS:
        refused = said(staff["kabid"].post(f"tasks/{task}/finish", answer), 422)
        assert (refused["missing"], refused["detail"]) == (missing, " ".join(missing))
    assert everything(staff, round_id) == before


def test_an_unknown_field_without_a_value_harms_nobody(staff: Staff, round_id: int) -> None:
    assert staff.finish("kabid", note=None, recipients=None, colour=None)["outcome"] == "selesai"


@pytest.mark.parametrize("body", [b"{", b"\xff", b"outcome=setuju", b'{"note": NaN}', b"[" * 100_000])
def test_what_is_no_json_is_refused(staff: Staff, round_id: int, body: bytes) -> None:
    refused = said(staff["kabid"].post(f"tasks/{staff.task('kabid')['id']}/finish", body), 400)
    assert refused == {"detail": "Isi permintaan bukan JSON yang terbaca."}


def test_an_empty_body_takes_every_drafted_default(staff: Staff, round_id: int) -> None:
    for body in (b"null", None, b"{}"):
        username = {b"null": "kabid", None: "kasubid.1", b"{}": "kasubid.2"}[body]
        assert said(staff[username].post(f"tasks/{staff.task(username)['id']}/finish", body))["outcome"] == "selesai"


def test_a_return_goes_to_the_author_of_the_marked_indicator_and_to_who_hands_in(staff: Staff, round_id: int) -> None:
    hand_in(staff)
    marks = {"A1": {"mark": " Perbaiki ", "reason": "Sebutkan sebabnya."}, "B1": True}
    staff.finish("kabid", outcome=" KEMBALIKAN ", reason="Jelaskan A1.", marks=marks)
    assert {name: [task["attempt"] for task in staff.tasks(name)] for name in ("kasubid.1", "kasubid.2")} == {
        "kasubid.1": [2],
        "kasubid.2": [],
    }


REFUSED_CHECKS: list[tuple[Any, list[str]]] = [
    ({}, ["Pilih hasilnya: setuju, kembalikan."]),
    ({"outcome": "tolak"}, ["Langkah 5 tidak mengenal hasil “tolak”; hasilnya “setuju”, “kembalikan”."]),
    (
        {"outcome": "kembalikan"},
        ["Alasan belum ditulis. Tulis apa yang harus diperbaiki sebelum mengembalikan."],
    ),
    (
        {"outcome": "kembalikan", "reason": "  "},
        ["Alasan belum ditulis. Tulis apa yang harus diperbaiki sebelum mengembalikan."],
    ),
    ({"outcome": "setuju", "marks": {"U1": True}}, ["Indikator U1 tidak termasuk laporan ini."]),
    (
        {"outcome": "setuju", "marks": {"A1": "lumayan"}},
        ["Tanda “lumayan” tidak dikenal. Tulis “sesuai” atau “perbaiki”."],
    ),
    ({"outcome": "setuju", "marks": {"A1": {"note": "Baik."}}}, ["Isian “marks.A1.fits” wajib diisi."]),
    ({"outcome": "setuju", "marks": {"A1": {"fits": True, "n": 1}}}, ["Isian “marks.A1.n” tidak dikenal."]),
    ({"outcome": "setuju", "marks": [{"indicator": "A1", "fits": True}] * 2}, ["“A1” disebut dua kali."]),
    (
        {"outcome": "setuju", "marks": [{"fits": True}]},
        ["Setiap butir daftar harus menyebut untuk apa ia ditulis, misalnya kode indikatornya."],
    ),
    ({"outcome": "setuju", "marks": "semua"}, ["Isian “marks” harus berupa objek."]),
]


def test_what_a_check_cannot_say_is_refused_and_nothing_has_changed(staff: Staff, round_id: int) -> None:
    hand_in(staff)
    before, task = everything(staff, round_id), staff.task("kabid")["id"]
    for answer, missing in REFUSED_CHECKS:
        assert said(staff["kabid"].post(f"tasks/{task}/finish", answer), 422)["missing"] == missing
    assert everything(staff, round_id) == before


def test_a_second_press_is_told_who_was_first(staff: Staff, round_id: int) -> None:
    task = staff.task("kabid")["id"]
    said(staff["kabid"].post(f"tasks/{task}/finish"))
    before = everything(staff, round_id)
    refused = said(staff["kabid"].post(f"tasks/{task}/finish", {"recipients": ["tidak ada"]}), 409)
    assert refused == {
        "detail": "Tugas ini sudah diselesaikan oleh Kabid Statistik (Kabid Statistik) pada Jumat 10 April 2026 07.30 WITA."
    }
    assert everything(staff, round_id) == before


def test_a_former_holders_late_press_is_told_too(office: Office, staff: Staff, round_id: int, hands: Hands) -> None:
    task = staff.task("kabid")["id"]
    with office.scope():
        held = Holding.objects.get(position=office.positions["kabid"])
        end_holding(holding=held, ends_on=hands.instant.date(), actor=SYSTEM)
        hands.set("2026-04-14T09:00")
        Holding.objects.create(position=held.position, person=office["kasubag"], starts_on=hands.instant.date())
    assert said(staff["kabid"].post(f"tasks/{task}/finish"), 403)["detail"].startswith("Tugas ini bukan pada jabatan")
    assert staff["kabid"].get(f"tasks/{task}").status_code == 404
    said(staff["kasubag"].post(f"tasks/{task}/finish"), 200)
    assert "Kabid Statistik (Kasubag Umum)" in said(staff["kabid"].post(f"tasks/{task}/finish"), 409)["detail"]


def test_the_author_of_a_report_may_not_check_it(office: Office, staff: Staff, round_id: int) -> None:
    with office.scope():
        for position in ("kasubid.1", "kabid"):
            Holding.objects.create(
                position=office.positions[position], person=office["kepala"], capacity="Plh.", starts_on=BEGINNING
            )
    staff.finish("kepala", "1")
    staff.finish("kepala", "2")
    staff.finish("kasubid.2")
    for number in (1, 2):
        staff.fill(f"analis.{number}")
        staff.finish(f"analis.{number}")
    staff.finish("kasubid.2")
    staff.finish("kepala", "4")
    task = staff.task("kepala", "5")
    refused = said(staff["kepala"].post(f"tasks/{task['id']}/finish", {"outcome": "setuju"}), 403)
    assert refused["detail"] == (
        "Anda ikut menulis laporan ini, jadi tidak dapat memeriksanya. Minta perencana menunjuk pemeriksa lain."
    )


def test_a_task_of_a_vacant_position_is_open_to_the_planners_eyes_and_to_nobodys_hands(
    office: Office, staff: Staff, round_id: int
) -> None:
    task = staff.task("kabid")["id"]
    with office.scope():
        Holding.objects.filter(position=office.positions["kabid"]).delete()
    found = said(staff["perencana"].get(f"tasks/{task}"))
    assert found["holder"] == {"position": "Kabid Statistik", "person": None, "capacity": ""}
    assert {name: staff[name].post(f"tasks/{task}/finish").status_code for name in ("perencana", "kasubid.1")} == {
        "perencana": 403,
        "kasubid.1": 403,
    }
