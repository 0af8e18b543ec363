"""Writing the narrative of an open report."""

import pytest

from tests.api.caller import Staff, said
from tests.api.test_finish import gather


@pytest.fixture
def cycle(staff: Staff, round_id: int) -> int:
    return gather(staff)


def sections(staff: Staff) -> dict[str, str]:
    task = said(staff["kasubid.1"].get(f"tasks/{staff.task('kasubid.1')['id']}"))
    return {section["indicator"] or section["key"]: section["body"] for section in task["sections"]}


def test_a_report_has_drafted_itself(staff: Staff, cycle: int) -> None:
    drafted = sections(staff)
    assert list(drafted) == ["pendahuluan", "capaian", "A1", "A2", "B1", "hambatan"]
    assert drafted["pendahuluan"].startswith("Laporan ini memuat capaian kinerja Bidang Statistik pada Triwulan I 2026")


@pytest.mark.parametrize(
    "body",
    [
        {"sections": {"pendahuluan": "Kata pengantar.", "A1": "Naik."}},
        {"sections": {"A. PENDAHULUAN": "Kata pengantar.", " a1 ": "Naik."}},
        {"sections": [{"key": "pendahuluan", "body": "Kata pengantar."}, {"section": "A1", "text": "Naik."}]},
    ],
)
def test_sections_are_called_by_key_title_or_indicator(staff: Staff, cycle: int, body: object) -> None:
    before = sections(staff)
    report = said(staff["kasubid.1"].patch(f"cycles/{cycle}/report", body))
    assert (report["kind"], report["year"], report["quarter"]) == ("laporan_data_kinerja", 2026, 1)
    assert sections(staff) == before | {"pendahuluan": "Kata pengantar.", "A1": "Naik."}
    assert {section["key"]: section["version"] for section in report["sections"]}["pendahuluan"] == 1


def test_all_sections_are_written_or_none(staff: Staff, cycle: int) -> None:
    before = sections(staff)
    refused = said(
        staff["kasubid.1"].patch(f"cycles/{cycle}/report", {"sections": {"pendahuluan": "X.", "penutup": "Y."}}), 422
    )
    assert refused["missing"] == ["Laporan ini tidak memiliki bagian “penutup”."]
    assert sections(staff) == before


def test_a_section_that_somebody_else_has_edited_is_not_overwritten_unseen(staff: Staff, cycle: int) -> None:
    path = f"cycles/{cycle}/report"
    body = {"sections": {"capaian": "Satu."}, "versions": {"capaian": 0}}
    said(staff["kasubid.2"].patch(path, body))
    refused = said(staff["kasubid.1"].patch(path, body | {"sections": {"capaian": "Dua."}}), 409)
    assert refused["detail"].startswith("Bagian “B. Capaian indikator” sudah diubah Kasubid 2")
    assert sections(staff)["capaian"] == "Satu."


def test_without_sections_it_only_reads(staff: Staff, cycle: int) -> None:
    report = said(staff["kasubid.1"].patch(f"cycles/{cycle}/report", {}))
    assert [section["version"] for section in report["sections"]] == [0] * 6


@pytest.mark.parametrize("username", ["kabid", "analis.1", "perencana"])
def test_only_its_authors_write_it(staff: Staff, cycle: int, username: str) -> None:
    refused = said(staff[username].patch(f"cycles/{cycle}/report", {"sections": {"A1": "X."}}), 403)
    assert refused["detail"] == "Laporan ini sedang tidak terbuka untuk Anda tulis."
