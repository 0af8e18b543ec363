"""The record can be read aloud: every action has a sentence, and every sentence finds its facts."""

import string
from typing import Any

import pytest

from tests.audit.calls import recorded_actions
from triwulan.audit.actions import SENTENCES, describe, people_in
from triwulan.audit.fields import FIELDS
from triwulan.audit.models import Entry
from triwulan.organisations.changes import (
    AGENCY_FIELDS,
    GOVERNMENT_FIELDS,
    PERSON_FIELDS,
    POSITION_FIELDS,
    UNIT_FIELDS,
)


def entry(action: str, **facts: Any) -> Entry:
    return Entry(action=action, facts=facts)


def test_every_recorded_action_has_a_sentence_and_every_sentence_an_action() -> None:
    assert set(recorded_actions()) == set(SENTENCES)


def test_names_are_short_enough_for_their_column_and_in_one_style() -> None:
    allowed = set(string.ascii_lowercase + "_")
    assert [name for name in SENTENCES if len(name) > 60 or set(name) - allowed] == []


@pytest.mark.parametrize("action", sorted(SENTENCES))
def test_every_sentence_is_whole_without_any_fact(action: str) -> None:
    sentence = describe(entry(action))
    assert sentence.endswith((".", "–"))
    assert set(sentence) & set("{}[]") == set()


@pytest.mark.parametrize(
    ("spoken", "sentence"),
    [
        (
            entry("holding_begun", person="Rina", position="Plt. Kabid", starts_on="2026-03-02", ends_on=None),
            "Menunjuk Rina sebagai Plt. Kabid sejak 2 Maret 2026.",
        ),
        (
            entry("holding_begun", person="Rina", position="Plh. Kabid", starts_on="2026-03-02", ends_on="2026-03-06"),
            "Menunjuk Rina sebagai Plh. Kabid sejak 2 Maret 2026 sampai 6 Maret 2026.",
        ),
        (entry("round_opened", year=2026, quarter=1), "Membuka putaran Triwulan I 2026."),
        (entry("report_frozen", year=2026, quarter=None, version=2), "Membekukan laporan 2026 sebagai versi 2."),
        (
            entry("task_finished", step="5", outcome="kembalikan", reason="Bukti kurang"),
            "Menyelesaikan langkah 5 dengan hasil “kembalikan”: Bukti kurang.",
        ),
        (entry("task_finished", step="5a", outcome="", reason=""), "Menyelesaikan langkah 5a."),
        (
            entry("task_finished", step="5", outcome="kembalikan", reason="Samakan penyebutnya."),
            "Menyelesaikan langkah 5 dengan hasil “kembalikan”: Samakan penyebutnya.",
        ),
        (entry("task_withdrawn", reason="Masih perlu?"), "Menarik tugas: Masih perlu?"),
        (
            entry("unit_changed", name="Data", before={"code": "", "order": 0}, after={"code": "1.2", "order": 1}),
            "Mengubah unit Data: kode “” → “1.2”; urutan “0” → “1”.",
        ),
        (
            entry("person_changed", name="Rina", before={"rank": ""}, after={"rank": "IV/a"}),
            "Mengubah data Rina: pangkat/golongan “” → “IV/a”.",
        ),
        (
            entry("qualifications_recorded", person="Rina", qualifications=["S1 Statistik", "Diklat SAKIP"]),
            "Mencatat kualifikasi Rina: S1 Statistik, Diklat SAKIP.",
        ),
        (entry("sop_uploaded", name="{name} %s [x]"), "Mengunggah SOP {name} %s [x]."),
        (entry("moved_to_the_moon", name="X"), "moved_to_the_moon"),
    ],
)
def test_an_entry_is_told_in_one_sentence(spoken: Entry, sentence: str) -> None:
    assert describe(spoken) == sentence


def test_a_person_is_named_by_who_reads() -> None:
    changed = entry("person_changed", person=7, fields=["nip", "rank"])
    assert (describe(changed, {7: "Rina Contoh, S.ST."}), describe(changed)) == (
        "Mengubah data Rina Contoh, S.ST.: NIP, pangkat/golongan.",
        "Mengubah data orang nomor 7: NIP, pangkat/golongan.",
    )
    told = [Entry(actor_id=3, facts={}), changed, entry("person_created", person="Rina")]
    assert people_in(told) == {3, 7}


def test_every_field_that_can_be_changed_has_its_word() -> None:
    changed = AGENCY_FIELDS | GOVERNMENT_FIELDS | UNIT_FIELDS | POSITION_FIELDS | PERSON_FIELDS | {"roles"}
    assert set(FIELDS) == changed
    said = describe(entry("person_changed", person="Rina", fields=["is_active", "rank"]))
    assert said == "Mengubah data Rina: akun aktif, pangkat/golongan."
