"""Rencana Aksi as a worksheet: the holder and the planner write it, nothing that is typed is lost, all is remembered."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.documents.reading import flat
from tests.documents.samples import imprint
from tests.office import Office, small_office
from tests.reports.test_agreements import plant, said
from triwulan.audit.models import Entry
from triwulan.documents.models import Document
from triwulan.indicators.models import Indicator, Node, PlannedActivity
from triwulan.reports.action_plans import action_plan_paper
from triwulan.reports.agreements import agreement_paper, share_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    made = small_office()
    with made.scope():
        plant(made)
    return made


def sheet_of(office: Office, username: str = "kabid") -> str:
    return f"/perjanjian-kinerja/{office.positions[username].pk}/2026/lembar-rencana-aksi/"


def indicator(office: Office, code: str = "A1") -> int:
    with office.scope():
        found: int = Indicator.objects.get(code=code).pk
    return found


def new(office: Office, number: int = 1, **typed: Any) -> dict[str, object]:
    key = f"n{indicator(office)}-{number}"
    row = {"uraian": "Menyusun walidata", "tw": ["1", "2"], "anggaran": "1.500.000", "siapa": "Tim data"} | typed
    return {f"{name}-{key}": value for name, value in row.items()}


def stored(office: Office) -> list[tuple[object, ...]]:
    with office.scope():
        rows = PlannedActivity.objects.order_by("pk")
        return [(row.text, row.quarters, row.budget, row.responsible, row.version) for row in rows]


def again(office: Office, **typed: object) -> dict[str, object]:
    """The one row there is, as its page would send it."""
    with office.scope():
        row = PlannedActivity.objects.get()
    found = {"uraian": row.text, "tw": row.quarters, "siapa": row.responsible, "versi": row.version} | typed
    return {f"{name}-{row.pk}": value for name, value in found.items()} | {f"indikator-{row.pk}": row.indicator_id}


def test_the_holder_plans_changes_and_drops_an_activity_and_all_is_remembered(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    with office.scope():
        node = Node.objects.get(code="2.20.02").pk
    assert client.post(sheet_of(office), new(office, simpul=node)).headers["Location"] == sheet_of(office)
    assert stored(office) == [("Menyusun walidata", [1, 2], 1_500_000, "Tim data", 0)]
    client.post(sheet_of(office), again(office, uraian="Menyusun daftar data", anggaran="2000000", simpul=node))
    assert stored(office) == [("Menyusun daftar data", [1, 2], 2_000_000, "Tim data", 1)]
    client.post(sheet_of(office), again(office, hapus="on"))
    assert stored(office) == []
    told = [row.sentence for row in client.get(sheet_of(office)).context["history"]]
    assert told == [
        "Menghapus kegiatan “Menyusun daftar data” dari rencana aksi Kabid Statistik 2026.",
        (
            "Mengubah kegiatan “Menyusun daftar data” pada rencana aksi Kabid Statistik 2026: "
            "anggaran “1.500.000” → “2.000.000”; kegiatan “Menyusun walidata” → “Menyusun daftar data”."
        ),
        "Menambahkan kegiatan “Menyusun walidata” pada rencana aksi Kabid Statistik 2026, indikator A1.",
    ]


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"uraian": " "}, "“baris tanpa uraian”: Uraian kegiatan belum diisi."),
        ({"tw": []}, "“Menyusun walidata”: Centang sekurangnya satu triwulan."),
        ({"anggaran": "banyak"}, "“Menyusun walidata”: Anggaran: "),
        ({"anggaran": "-5"}, "“Menyusun walidata”: Anggaran: isi rupiah utuh, tidak negatif, paling banyak 15 angka."),
        ({"simpul": "999999"}, "“Menyusun walidata”: Kegiatan pada pohon kinerja itu tidak ditemukan."),
    ],
)
def test_what_cannot_stand_is_said_and_what_was_typed_stays(
    office: Office, client: Client, typed: dict[str, Any], sentence: str
) -> None:
    client.force_login(office["kabid"])
    answer = client.post(sheet_of(office), new(office, **typed) | new(office, 2, uraian="Baris kedua"))
    assert (answer.status_code, stored(office)) == (422, [])
    assert [fault.startswith(sentence) for fault in answer.context["faults"]] == [True]
    assert [line.entered.responsible for line in answer.context["parts"][0].lines] == ["Tim data", "Tim data", ""]


def test_another_s_change_is_told_and_the_second_save_decides(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    client.post(sheet_of(office), new(office))
    mine = again(office, uraian="Milik saya")
    client.post(sheet_of(office), again(office, uraian="Milik orang lain"))
    answer = client.post(sheet_of(office), mine)
    assert (answer.status_code, list(answer.context["faults"])) == (
        422,
        [
            (
                "Kegiatan “Milik orang lain” diubah orang lain sementara Anda mengisi. "
                "Simpan sekali lagi untuk memakai isian Anda."
            )
        ],
    )
    line = answer.context["parts"][0].lines[0].entered
    assert (line.text, line.version, stored(office)[0][0]) == ("Milik saya", 1, "Milik orang lain")
    client.post(sheet_of(office), again(office, uraian="Milik saya"))
    assert stored(office)[0][0] == "Milik saya"


def test_what_another_removed_becomes_a_new_row(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    client.post(sheet_of(office), new(office))
    mine = again(office, uraian="Milik saya")
    client.post(sheet_of(office), again(office, hapus="on"))
    answer = client.post(sheet_of(office), mine)
    line = answer.context["parts"][0].lines[0]
    assert (answer.status_code, line.is_new, line.entered.text) == (422, True, "Milik saya")
    key = line.key
    client.post(sheet_of(office), {f"uraian-{key}": "Milik saya", f"tw-{key}": "1"})
    assert stored(office) == [("Milik saya", [1], None, "", 0)]


def test_one_more_row_is_given_without_saving(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    answer = client.post(sheet_of(office), new(office) | {"tambah": indicator(office)})
    lines = [line.entered.text for line in answer.context["parts"][0].lines]
    assert (lines, stored(office)) == (["Menyusun walidata", "", ""], [])


def test_others_read_it_and_do_not_write(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    client.post(sheet_of(office), new(office))
    client.force_login(office["analis.2"])
    page = client.get(sheet_of(office)).content.decode()
    assert ("Menyusun walidata" in page, "<textarea" in page) == (True, False)
    assert (client.post(sheet_of(office), new(office)).status_code, len(stored(office))) == (403, 1)
    client.force_login(office["perencana"])
    client.post(sheet_of(office), again(office, uraian="Dibetulkan perencana"))
    assert stored(office)[0][0] == "Dibetulkan perencana"


def test_the_paper_prints_the_activities_and_is_changed_when_they_are(office: Office, client: Client) -> None:
    client.force_login(office["perencana"])
    client.post(sheet_of(office), new(office, anggaran=""))
    issue = f"/perjanjian-kinerja/{office.positions['kabid'].pk}/2026/rencana-aksi/"
    client.post(issue)
    with office.scope():
        first = Document.objects.get(kind="rencana_aksi")
    assert [flat(words) in said(first) for words in ("Menyusun walidata", "Tim data", "✓")] == [True, True, True]
    assert "masih sesuai" in client.post(issue, follow=True).content.decode()
    assert client.get(sheet_of(office)).context["changed"] is False
    client.post(sheet_of(office), again(office, uraian="Lain sekali"))
    assert client.get(sheet_of(office)).context["changed"] is True
    client.post(issue)
    with office.scope():
        assert flat("Lain sekali") in said(Document.objects.get(supersedes=first))


def test_an_indicator_that_is_the_position_s_no_more_keeps_its_activities(office: Office, client: Client) -> None:
    client.force_login(office["perencana"])
    client.post(sheet_of(office), new(office))
    with office.scope():
        Indicator.objects.filter(code="A1").update(node=Node.objects.get(code="S1"))
    answer = client.get(sheet_of(office))
    assert [(part.promised, len(part.lines)) for part in answer.context["parts"]] == [(False, 1)]
    assert "tidak lagi dipegang jabatan ini" in answer.content.decode()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_sheet_asks_as_much_for_three_rows_as_for_one(office: Office, client: Client, rows: int) -> None:
    client.force_login(office["kabid"])
    client.post(sheet_of(office), {k: v for number in range(1, rows + 1) for k, v in new(office, number).items()})
    client.get(sheet_of(office))
    with CaptureQueriesContext(connection) as asked:
        client.get(sheet_of(office))
    assert (len(asked), Entry.objects.filter(action="activity_planned").count()) == (22, rows)


def test_its_file_tells_the_quarters_that_are_ticked_and_no_empty_row(office: Office, client: Client) -> None:
    client.force_login(office["kabid"])
    client.post(sheet_of(office), new(office))
    told = client.get(f"{sheet_of(office)}?unduh=csv&tabel=1").content.decode("utf-8-sig").splitlines()
    at = next(place for place, line in enumerate(told) if line.startswith("Kegiatan"))
    assert told[at:] == [
        "Kegiatan;Triwulan;Dibiayai dari;Anggaran (Rp);Penanggung jawab",
        "Menyusun walidata;I II;;1500000;Tim data",
    ]


def test_both_papers_of_a_position_call_the_sasaran_alike(office: Office) -> None:
    with office.scope():
        Node.objects.filter(code="2.20.02").update(result="Meningkatnya data yang dipakai")
        Indicator.objects.filter(code="A1").update(node=Node.objects.get(code="2.20.02"))
        share = share_of(office.positions["kabid"], 2026)
        shown = [str(paper(share, imprint())) for paper in (agreement_paper, action_plan_paper)]
    assert ["Meningkatnya data yang dipakai" in one for one in shown] == [True, True]
