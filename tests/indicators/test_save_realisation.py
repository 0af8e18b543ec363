"""Saving a figure is all or nothing, and never over what somebody else just saved."""

from decimal import Decimal
from typing import Any

import pytest

from tests.indicators.cast import NOON, TW1, Office, make_indicator, make_share, save
from triwulan.audit.models import Entry
from triwulan.indicators.actions import RealisationChanged, RealisationRefused
from triwulan.indicators.models import Indicator, Realisation

pytestmark = pytest.mark.django_db


def rows() -> list[tuple[Any, ...]]:
    return list(Realisation.objects.values_list("variables", "explanation", "version"))


@pytest.mark.parametrize(
    ("entered", "stored"),
    [
        ("37,41", "37.41"),
        ("1.234,5", "1234.5"),
        ("95.96 %", "95.96"),
        (37.41, "37.41"),
        (100, "100"),
        (0, "0"),
        ("0,00", "0"),
        (Decimal("12.50"), "12.5"),
        ("-3", "-3"),
    ],
)
def test_json_numbers_and_indonesian_strings_are_read(office: Office, entered: Any, stored: str) -> None:
    variable = {"code": "nilai", "label": "Nilai", "measure": "Poin", "decimals": 2}
    indicator = make_indicator(office, variables=[variable])
    save(office, indicator, nilai=entered)
    assert rows() == [({"nilai": stored}, "", 1)]


def test_what_is_not_given_stays_and_none_empties(office: Office) -> None:
    share = make_share(office)
    save(office, share, pembilang=9, penyebut=24, explanation="Dua kegiatan\r\nbaru Maret. ")
    save(office, share, penyebut=22)
    save(office, share, pembilang=None, obstacle="")
    assert rows() == [({"penyebut": "22"}, "Dua kegiatan\nbaru Maret.", 3)]


def test_an_emptied_field_is_not_a_zero(office: Office) -> None:
    count = make_indicator(office)
    save(office, count, nilai="3")
    save(office, count, nilai="  ")
    assert rows() == [({}, "", 2)]


@pytest.mark.parametrize("again", [{"nilai": "3,0"}, {"explanation": " Sesuai. "}, {}])
def test_a_save_that_changes_nothing_writes_nothing(office: Office, again: dict[str, Any]) -> None:
    count = make_indicator(office)
    save(office, count, nilai=3, explanation="Sesuai.")
    entries = Entry.objects.count()
    row = save(office, count, expected_version=0, **again)
    assert (rows(), row.version, Entry.objects.count()) == ([({"nilai": "3"}, "Sesuai.", 1)], 1, entries)


def test_the_record_keeps_old_and_new_values_and_who(office: Office) -> None:
    share = make_share(office)
    save(office, share, pembilang=9, penyebut=22)
    save(office, share, penyebut=24, explanation="Sesuai daftar.")
    entry = Entry.objects.last()
    assert entry is not None
    assert (entry.action, entry.at, entry.actor_id, entry.agency_id, entry.facts) == (
        "realisation_saved",
        NOON,
        office.analis.pk,
        office.agency.pk,
        {
            "indicator": share.code,
            "unit": office.division.pk,
            "year": 2026,
            "quarter": 1,
            "changes": {"variables": {"penyebut": ["22", "24"]}, "explanation": ["", "Sesuai daftar."]},
        },
    )
    row = Realisation.objects.get()
    assert (row.entered_by, row.entered_at) == (office.analis, NOON)


@pytest.mark.parametrize(
    ("given", "sentences"),
    [
        (
            {"pembilang": "sembilan"},
            {"pembilang": '"sembilan" bukan angka. Tulis angka saja, misalnya 1.234,5.'},
        ),
        (
            {"pembilang": "9,5", "penyebut": True},
            {
                "pembilang": (
                    "Kegiatan memenuhi dihitung dalam kegiatan utuh, sedangkan terisi 9,5. Tulis tanpa koma."
                ),
                "penyebut": '"True" bukan angka. Tulis angka biasa, misalnya 1.234,5.',
            },
        ),
        (
            {"penyebut": "0"},
            {"penyebut": "Penyebut 0, jadi persentase tidak dapat dihitung. Isi penyebut yang bukan 0."},
        ),
        ({"penyebut": -1}, {"penyebut": "Seluruh kegiatan paling kecil 0, sedangkan terisi −1."}),
        (
            {"penyebut": "1e20"},
            {"penyebut": '"1e20" bukan angka. Tulis angka saja, misalnya 1.234,5.'},
        ),
        (
            {"penyebut": 10**14},
            {"penyebut": ("Seluruh kegiatan terisi 100.000.000.000.000, terlalu besar. Tulis paling banyak 14 angka.")},
        ),
        ({"penyebut": float("nan")}, {"penyebut": '"nan" bukan angka. Tulis angka biasa, misalnya 1.234,5.'}),
        ({"jumlah": 4}, {"jumlah": "Indikator ini tidak memiliki isian “jumlah”."}),
        (
            {"explanation": "a" * 10_001},
            {"explanation": "Tulisan ini 10001 huruf. Ringkas sampai paling banyak 10000 huruf."},
        ),
    ],
)
def test_bad_input_leaves_the_row_as_it_was(office: Office, given: dict[str, Any], sentences: dict[str, str]) -> None:
    share = make_share(office)
    save(office, share, pembilang=9, penyebut=24)
    before, entries = rows(), Entry.objects.count()
    with pytest.raises(RealisationRefused) as refused:
        save(office, share, **given)
    assert (refused.value.sentences, rows(), Entry.objects.count()) == (sentences, before, entries)


def test_a_refused_first_save_leaves_no_row(office: Office) -> None:
    with pytest.raises(RealisationRefused):
        save(office, make_indicator(office), nilai="3,5")
    assert rows() == []


def test_decimals_are_held_to_the_variables_own(office: Office) -> None:
    variable = {"code": "nilai", "label": "Indeks", "measure": "Indeks", "decimals": 2, "maximum": 5}
    index = make_indicator(office, variables=[variable])
    refusals = []
    for entered in ("3,141", "5,01"):
        with pytest.raises(RealisationRefused) as refused:
            save(office, index, nilai=entered)
        refusals.append(refused.value.sentences["nilai"])
    assert refusals == [
        "Indeks paling banyak 2 angka di belakang koma, sedangkan terisi 3,141.",
        "Indeks paling besar 5, sedangkan terisi 5,01.",
    ]


def test_a_row_that_somebody_changed_meanwhile_is_not_overwritten(office: Office) -> None:
    count = make_indicator(office)
    save(office, count, nilai=3, expected_version=0)
    with pytest.raises(RealisationChanged) as changed:
        save(office, count, nilai=4, expected_version=0)
    assert (changed.value.sentence, changed.value.who, changed.value.when) == (
        "Nilai ini sudah diubah Analis Data hari ini 12.00 WITA. Muat ulang untuk melihat isiannya.",
        "Analis Data",
        NOON,
    )
    assert rows() == [({"nilai": "3"}, "", 1)]


def test_it_requires_the_version_that_is_there_when_only_evidence_was_attached(office: Office) -> None:
    count = make_indicator(office)
    Realisation.objects.create(indicator=count, unit=office.division, year=2026, quarter=1)
    with pytest.raises(RealisationChanged) as changed:
        save(office, count, nilai=4, expected_version=7)
    assert changed.value.sentence == "Nilai ini sudah berubah. Muat ulang untuk melihat isiannya."


def test_a_variable_that_the_indicator_lost_is_dropped_at_the_next_save(office: Office) -> None:
    count = make_indicator(office)
    Realisation.objects.create(
        indicator=count, unit=office.division, year=2026, quarter=1, variables={"lama": "4", "nilai": "1"}
    )
    save(office, Indicator.objects.get(), nilai=2)
    assert rows() == [({"nilai": "2"}, "", 1)]
    entry = Entry.objects.last()
    assert entry is not None
    assert entry.facts["changes"] == {"variables": {"lama": ["4", None], "nilai": ["1", "2"]}}


def test_quarters_are_rows_of_their_own(office: Office) -> None:
    count = make_indicator(office)
    save(office, count, nilai=1)
    save(office, count, TW1.next, nilai=2)
    assert rows() == [({"nilai": "1"}, "", 1), ({"nilai": "2"}, "", 1)]
