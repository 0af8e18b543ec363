"""A question is pinned to a value, answered and resolved by other programs as on the value's page."""

import pytest

from tests.api.caller import Staff, said
from tests.api.test_finish import gather


@pytest.fixture
def path(staff: Staff, round_id: int) -> str:
    return f"cycles/{gather(staff)}/realisations/A1/questions"


def test_it_is_asked_answered_and_resolved(staff: Staff, path: str) -> None:
    asked = said(staff["kasubid.1"].post(path, {"text": "Dari daftar mana angka ini?"}), 201)
    row = {
        "id": asked["id"],
        "indicator": "A1",
        "year": 2026,
        "quarter": 1,
        "text": "Dari daftar mana angka ini?",
        "asked_at": "2026-04-10T07:30:00+08:00",
        "person": "Kasubid 1",
        "position": "Kasubid 1",
        "owner": asked["owner"],
        "resolved_at": None,
        "resolved_by": None,
        "replies": [],
    }
    assert asked == row
    assert said(staff["kasubid.1"].get("questions")) == [row]
    answered = said(staff["analis.1"].post(f"questions/{row['id']}/replies", {"text": "Register surat."}), 201)
    assert [(reply["text"], reply["position"]) for reply in answered["replies"]] == [("Register surat.", "Analis 1")]
    assert said(staff["perencana"].get(path)) == [answered]
    resolved = said(staff["kasubid.1"].post(f"questions/{row['id']}/resolve"))
    assert (resolved["resolved_at"], resolved["resolved_by"]) == ("2026-04-10T07:30:00+08:00", "Kasubid 1")
    assert said(staff["kasubid.1"].get("questions")) == []


def test_a_resolved_one_takes_no_answer_and_an_empty_one_is_refused(staff: Staff, path: str) -> None:
    assert said(staff["kasubid.1"].post(path, {"text": " "}), 422)["missing"] == ["Tulis dahulu kalimatnya."]
    asked = said(staff["kasubid.1"].post(path, {"text": "Benar?"}), 201)["id"]
    said(staff["kasubid.1"].post(f"questions/{asked}/resolve"))
    for call in ("replies", "resolve"):
        late = staff["kasubid.1"].post(f"questions/{asked}/{call}", {"text": "Ya."})
        assert said(late, 409) == {"detail": "Pertanyaan ini sudah selesai."}


def test_what_has_no_value_yet_has_no_questions(staff: Staff, path: str) -> None:
    other = path.replace("/A1/", "/U1/")
    assert said(staff["perencana"].get(other)) == []
    assert said(staff["perencana"].post(other, {"text": "Kapan?"}), 422)["missing"] == [
        "Nilainya belum diisi, jadi belum ada yang dapat ditanyakan."
    ]
