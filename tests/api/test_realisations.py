"""Figures through the API: read by all, written by whose turn it is, refused with a sentence for each field."""

from typing import Any

import pytest

from tests.api.caller import CSV, Staff, said
from tests.objects import Gate
from tests.office import Office
from triwulan.indicators.models import Indicator

PDF_WITH_SCRIPT = b"%PDF-1.4\n1 0 obj<</Type/Catalog/OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj\n%%EOF"


@pytest.fixture
def cycle(staff: Staff, round_id: int) -> int:
    """The first analyst's worksheet is open."""
    staff.finish("kabid")
    found: int = staff.finish("kasubid.1")["cycle"]
    return found


def rows(staff: Staff, cycle: int, username: str = "analis.1") -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = said(staff[username].get(f"cycles/{cycle}/realisations"))
    return found


def test_a_percentage_has_its_two_variables(staff: Staff, cycle: int) -> None:
    said(
        staff["analis.1"].patch(
            f"cycles/{cycle}/realisations/A2",
            {"variables": {"pembilang": 37, "penyebut": "96"}, "explanation": "Turun.", "obstacle": "Data terlambat."},
        )
    )
    row = next(row for row in rows(staff, cycle) if row["indicator"] == "A2")
    assert row["variables"] == {
        "pembilang": {"label": "Pembilang", "value": 37, "unit": "dokumen", "decimals": 0},
        "penyebut": {"label": "Penyebut", "value": 96, "unit": "dokumen", "decimals": 0},
    }
    shown = {key: row[key] for key in ("name", "target", "value", "status", "obstacle", "follow_up", "blockers")}
    assert shown == {
        "name": "Indikator A2",
        "target": 40,
        "value": 38.541666666666664,
        "status": "calculated",
        "obstacle": "Data terlambat.",
        "follow_up": "",
        "blockers": [],
    }
    assert row["achievement"] == pytest.approx(96.354166666)


@pytest.mark.parametrize("entered", [37.41, "37,41", "37.41", " 37,41 "])
def test_a_fraction_comes_back_as_it_was_written(office: Office, staff: Staff, cycle: int, entered: Any) -> None:
    with office.scope():
        Indicator.objects.get(code="A1").variables.update(decimals=2)
    row = said(staff["analis.1"].patch(f"cycles/{cycle}/realisations/A1", {"variables": {"nilai": entered}}))
    assert (row["variables"]["nilai"]["value"], row["value"]) == (37.41, 37.41)


def test_an_emptied_variable_is_empty_again_and_what_is_left_out_stays(staff: Staff, cycle: int) -> None:
    path = f"cycles/{cycle}/realisations/A2"
    said(staff["analis.1"].patch(path, {"variables": {"pembilang": 40, "penyebut": 100}, "follow_up": "Lanjut."}))
    row = said(staff["analis.1"].patch(path, {"variables": {"pembilang": None}, "explanation": None}))
    values = {name: variable["value"] for name, variable in row["variables"].items()}
    assert (values, row["status"], row["achievement"], row["follow_up"]) == (
        {"pembilang": None, "penyebut": 100},
        "incomplete",
        None,
        "Lanjut.",
    )


# The field at fault, and its sentence where it is the API's own; the others are the figures' and tested there.
REFUSED: list[tuple[str, dict[str, Any], str, str | None]] = [
    ("A1", {"variables": {"nilai": "sepuluh"}}, "nilai", None),
    ("A1", {"variables": {"nilai": 2.5}}, "nilai", None),
    ("A1", {"variables": {"nilai": -1}}, "nilai", None),
    ("A1", {"variables": {"jumlah": 1}}, "jumlah", None),
    ("A2", {"variables": {"pembilang": 1, "penyebut": 0}}, "penyebut", None),
    (
        "A1",
        {"variables": {"nilai": True}},
        "variables",
        "nilai: “True” bukan angka. Tulis angka biasa, misalnya 1.234,5.",
    ),
    (
        "A1",
        {"variables": {"nilai": [1]}},
        "variables",
        "nilai: “[1]” bukan angka. Tulis angka biasa, misalnya 1.234,5.",
    ),
    ("A1", {"variables": 5}, "variables", "Isian “variables” harus berupa objek."),
    ("A1", {"nilai": 5}, "nilai", "Isian “nilai” tidak dikenal."),
    ("A1", {"explanation": 5}, "explanation", "Isian “explanation” harus berupa teks."),
    ("A1", {"version": -1}, "version", "Isian “version” paling kecil 0."),
    ("A1", {"version": True}, "version", "Tulis bilangan bulat, bukan true atau false."),
]


def test_what_is_no_value_is_refused_with_its_field_and_nothing_has_changed(staff: Staff, cycle: int) -> None:
    before = rows(staff, cycle)
    for code, body, field, sentence in REFUSED:
        refused = said(staff["analis.1"].patch(f"cycles/{cycle}/realisations/{code}", body), 422)
        assert refused["fields"] == {field: sentence or refused["detail"]}
        assert refused["missing"] == [refused["detail"]]
    assert rows(staff, cycle) == before


@pytest.mark.parametrize("number", [b"1e999999", b"1e-999999", b"1" + b"0" * 200])
def test_a_number_of_a_thousand_digits_is_refused(staff: Staff, cycle: int, number: bytes) -> None:
    body = b'{"variables": {"nilai": ' + number + b"}}"
    refused = said(staff["analis.1"].patch(f"cycles/{cycle}/realisations/A1", body), 422)
    assert refused["detail"] == "Angka terlalu panjang. Tulis paling banyak 30 angka."


def test_a_warning_is_answered_for_its_value_and_asked_again_for_another(staff: Staff, cycle: int) -> None:
    path = f"cycles/{cycle}/realisations/A1"
    row = said(staff["analis.1"].patch(path, {"variables": {"nilai": 40}}))
    assert [(one["code"], one["answer"]) for one in row["warnings"]] == [("far_above_target", None)]
    row = said(staff["analis.1"].patch(path, {"answers": {"far_above_target": "Ada tambahan kegiatan."}}))
    assert [one["answer"] for one in row["warnings"]] == ["Ada tambahan kegiatan."]
    row = said(staff["analis.1"].patch(path, {"variables": {"nilai": 50}}))
    assert [one["answer"] for one in row["warnings"]] == [None]
    refused = said(staff["analis.1"].patch(path, {"answers": [{"code": "lain", "text": "x"}]}), 422)
    assert refused["missing"] == ["Peringatan ini sudah tidak berlaku. Muat ulang halaman ini."]


def test_value_and_answer_go_in_together_or_not_at_all(staff: Staff, cycle: int) -> None:
    path = f"cycles/{cycle}/realisations/A1"
    said(
        staff["analis.1"].patch(path, {"variables": {"nilai": 40}, "answers": {"far_from_history": "Tidak ada."}}), 422
    )
    assert rows(staff, cycle)[0]["value"] is None
    answers = {"far_above_target": "Ada tambahan kegiatan."}
    row = said(staff["analis.1"].patch(path, {"variables": {"nilai": 40}, "answers": answers}))
    assert (row["value"], row["warnings"][0]["answer"], row["blockers"]) == (40, "Ada tambahan kegiatan.", [])


def test_what_somebody_else_has_saved_is_not_overwritten_unseen(staff: Staff, cycle: int) -> None:
    path = f"cycles/{cycle}/realisations/A1"
    assert said(staff["analis.1"].patch(path, {"variables": {"nilai": 8}, "version": 0}))["version"] == 1
    refused = said(staff["analis.1"].patch(path, {"variables": {"nilai": 9}, "version": 0}), 409)
    assert refused["detail"].startswith("Nilai ini sudah diubah Analis 1")
    answer = staff["analis.1"].patch(path, {"variables": {"nilai": 9}}, **{"If-Match": '"0"'})
    assert answer.status_code == 409
    assert said(staff["analis.1"].patch(path, {"variables": {"nilai": 9}}, **{"If-Match": '"1"'}))["version"] == 2
    assert staff["analis.1"].patch(path, {}, **{"If-Match": "abc"}).status_code == 412
    assert said(staff["analis.1"].patch(path, {}, **{"If-Match": "*"}))["value"] == 9


def test_evidence_is_kept_with_its_hash(staff: Staff, cycle: int) -> None:
    path = f"cycles/{cycle}/realisations/A1"
    evidence = said(staff["analis.1"].upload(f"{path}/evidence", "laporan maret.csv"), 201)
    assert {key: evidence[key] for key in ("name", "size", "content_type", "attached_at", "attached_by")} == {
        "name": "laporan maret.csv",
        "size": len(CSV),
        "content_type": "text/csv",
        "attached_at": "2026-04-10T07:30:00+08:00",
        "attached_by": "Analis 1",
    }
    assert rows(staff, cycle, "perencana")[0]["evidence"] == [evidence]
    assert staff["perencana"].get(f"cycles/{cycle}/realisations")["Cache-Control"] == "no-store"
    twice = said(staff["analis.1"].upload(f"{path}/evidence", "laporan maret.csv"), 422)
    assert twice["missing"] == ["Berkas laporan maret.csv sudah dilampirkan pada nilai ini. Pilih berkas lain."]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("kosong.csv", b""),
        ("gambar.png", CSV),
        ("naskah.pdf", PDF_WITH_SCRIPT),
        ("gambar.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("halaman.html", b"<!doctype html><script>alert(1)</script>"),
        ("alat.csv", b"MZ\x90\x00\x03"),
    ],
)
def test_what_may_not_be_evidence_is_refused_and_leaves_nothing(
    staff: Staff, cycle: int, name: str, content: bytes
) -> None:
    before = rows(staff, cycle)
    refused = said(staff["analis.1"].upload(f"cycles/{cycle}/realisations/A1/evidence", name, content), 422)
    assert (len(refused["missing"]), refused["detail"].endswith(".")) == (1, True)
    assert rows(staff, cycle) == before


def test_a_file_above_the_set_size_is_refused(staff: Staff, cycle: int, settings: Any) -> None:
    settings.EVIDENCE_MAX_BYTES = 1024 * 1024
    path = f"cycles/{cycle}/realisations/A1/evidence"
    refused = said(staff["analis.1"].upload(path, "besar.csv", b"a;b\n" * 300_000), 422)
    assert refused["detail"].startswith("Berkas ini lebih besar dari 1 MB.")


def test_evidence_is_taken_once_the_store_answers_again(staff: Staff, cycle: int, bucket: Gate) -> None:
    path = f"cycles/{cycle}/realisations/A1/evidence"
    bucket.become("shut")
    refused = said(staff["analis.1"].upload(path, "laporan.csv"), 503)
    bucket.become("open")
    assert refused["detail"].startswith("Berkas belum tersimpan karena penyimpanan berkas tidak menjawab.")
    assert said(staff["analis.1"].upload(path, "laporan.csv"), 201)["name"] == "laporan.csv"


def test_an_upload_without_a_file_says_so(staff: Staff, cycle: int) -> None:
    refused = said(staff["analis.1"].post(f"cycles/{cycle}/realisations/A1/evidence"), 422)
    assert refused["missing"] == ["Isian “file” wajib diisi."]


def test_required_evidence_blocks_until_it_is_there(office: Office, staff: Staff, cycle: int) -> None:
    with office.scope():
        Indicator.objects.filter(code="A1").update(evidence_required=True)
    staff.fill("analis.1")
    wanted = "A1 Indikator A1: Bukti belum ada. Unggah sekurangnya satu berkas, misalnya laporan bulanan yang sudah ditandatangani."
    task = staff.task("analis.1")
    assert said(staff["analis.1"].post(f"tasks/{task['id']}/finish"), 422)["missing"] == [wanted]
    said(staff["analis.1"].upload(f"cycles/{cycle}/realisations/A1/evidence"), 201)
    assert staff.finish("analis.1")["outcome"] == "selesai"


def test_an_indicator_that_is_none_is_not_found(staff: Staff, cycle: int) -> None:
    for code in ("Z9", "A%00", "A1%2F..", "%20"):
        assert staff["analis.1"].patch(f"cycles/{cycle}/realisations/{code}", {"explanation": "x"}).status_code == 404


def test_a_code_may_hold_a_slash(office: Office, staff: Staff, cycle: int) -> None:
    with office.scope():
        Indicator.objects.filter(code="A1").update(code="IKU 1/2")
    path = f"cycles/{cycle}/realisations/IKU%201%2F2"
    assert said(staff["analis.1"].patch(path, {"variables": {"nilai": 10}}))["indicator"] == "IKU 1/2"
    assert staff["analis.1"].upload(f"{path}/evidence").status_code == 201


def test_an_author_changes_a_value_himself_only_with_a_reason(staff: Staff, cycle: int) -> None:
    staff.finish("kasubid.2")
    for number in (1, 2):
        staff.fill(f"analis.{number}")
        staff.finish(f"analis.{number}")
    path = f"cycles/{cycle}/realisations/A1"
    refused = said(staff["kasubid.1"].patch(path, {"variables": {"nilai": 11}}), 422)
    assert refused["missing"] == [
        "Alasan belum ditulis. Sebutkan mengapa Anda mengubah nilai ini sendiri, atau kembalikan kepada analis."
    ]
    body = {"variables": {"nilai": 11}, "reason": "Salah hitung."}
    assert said(staff["kasubid.1"].patch(path, body))["value"] == 11
    assert staff["analis.1"].patch(path, {"variables": {"nilai": 9}}).status_code == 403


def test_a_value_goes_back_only_with_a_reason_and_only_once(staff: Staff, cycle: int) -> None:
    staff.finish("kasubid.2")
    for number in (1, 2):
        staff.fill(f"analis.{number}")
        staff.finish(f"analis.{number}")
    path = f"cycles/{cycle}/realisations/A1/return"
    wanted = ["Alasan belum ditulis. Analis membaca kalimat ini di tugasnya."]
    for body in ({}, {"reason": " "}, {"reason": None}):
        assert said(staff["kasubid.1"].post(path, body), 422)["missing"] == wanted
    said(staff["kasubid.1"].post(path, {"reason": "Salah."}))
    assert said(staff["kasubid.1"].post(path, {"reason": "Salah."}), 422)["missing"] == [
        "Nilai A1 sudah dikembalikan dan sedang diperbaiki."
    ]
    assert staff["kabid"].post(path, {"reason": "Salah."}).status_code == 403


def test_not_applicable_is_a_reason_and_goes_with_no_value(staff: Staff, cycle: int) -> None:
    path = f"cycles/{cycle}/realisations/A1"
    wordless = said(staff["analis.1"].patch(path, {"variables": {"nilai": "n/a"}}), 422)
    assert wordless["fields"] == {
        "nilai": "Alasan n/a belum ditulis. Tulis sebabnya, misalnya: surveinya terbit setahun sekali."
    }
    row = said(staff["analis.1"].patch(path, {"not_applicable": "Survei setahun sekali."}))
    assert (row["status"], row["value"], row["achievement"], row["not_applicable"], row["blockers"]) == (
        "not_evaluable",
        None,
        None,
        "Survei setahun sekali.",
        [],
    )
    both = said(staff["analis.1"].patch(path, {"variables": {"nilai": 3}}), 422)
    assert list(both["fields"]) == ["nilai"]
    lifted = said(staff["analis.1"].patch(path, {"variables": {"nilai": 0}, "not_applicable": ""}))
    assert (lifted["value"], lifted["not_applicable"]) == (0, "")
