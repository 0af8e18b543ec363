"""The pages of the review and of what was published."""

from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries

from tests.cycles.test_reviews import asked, issued, report, sign, stated
from tests.office import Office
from tests.web.steps.presses import desk_of, page_of
from triwulan.cycles.reviewing.checklist import ITEMS
from triwulan.organisations.models import Unit
from triwulan.reports.models import Publication, Report, ReportKind, Review

__all__ = ["report"]
pytestmark = pytest.mark.django_db


def at(report: Report, rest: str = "") -> str:
    return f"/reviu/{report.pk}/{rest}"


def test_from_asking_to_the_statement_by_pressing(office: Office, report: Report) -> None:
    planner, reviewer = desk_of(office, "perencana"), desk_of(office, "pereviu")
    assert planner.post(at(report, "minta/"), {"note": "Mohon."}).status_code == 302
    ticks = {f"u-{code.replace('.', '-')}": "ya" for code, item in ITEMS.items() if not item.only_if}
    ticks |= {f"u-{code.replace('.', '-')}-catatan": "" for code in ITEMS}
    assert reviewer.post(at(report), ticks).status_code == 302
    page = reviewer.get(at(report))
    assert (page.context["works"], page.context["missing"]) == (True, [])
    form = reviewer.get(at(report, "nyatakan/")).context["form"]
    sent = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    assert reviewer.post(at(report, "nyatakan/"), sent).status_code == 302
    review = Review.objects.get()
    assert (review.outcome, review.signer, "keyakinan terbatas" in review.statement) == (
        "stated",
        f"Inspektur {office.government.name}",
        True,
    )


def test_what_is_refused_stays_on_the_form(office: Office, report: Report) -> None:
    asked(office, report)
    page: Any = desk_of(office, "pereviu").post(at(report, "kembalikan/"), {"message": " "})
    assert (page.status_code, Review.objects.get().outcome) == (200, "")
    again: Any = desk_of(office, "perencana").post(at(report, "minta/"), {"note": "Lagi."})
    assert "Reviu sudah diminta dan belum berakhir." in again.content.decode()
    assert "Lagi." in again.content.decode()


def test_who_has_no_part_in_it_is_told_so(office: Office, report: Report) -> None:
    asked(office, report)
    answers = {who: desk_of(office, who).get(at(report)).status_code for who in ("kepala", "kabid", "analis.1")}
    assert answers == {"kepala": 200, "kabid": 403, "analis.1": 403}
    assert desk_of(office, "perencana").post(at(report), {"u-I-1-catatan": "x"}).status_code == 403


def test_the_readiness_list_tells_where_it_stands(office: Office, report: Report) -> None:
    def row() -> Any:
        front = page_of(office, "perencana").context["readiness"].readiness.chapters[0]
        return next(one for one in front.wanted if one.sentence == "Pernyataan telah direviu")

    assert [lack.what for lack in row().lacks] == ["Reviu belum diminta"]
    asked(office, report)
    assert [lack.what for lack in row().lacks] == ["Reviu sedang berjalan; pernyataan belum diberikan"]
    Review.objects.all().update(outcome="withdrawn")
    stated(office, report)
    assert row().lacks == ()


@pytest.mark.parametrize("reports", [1, 3])
def test_the_list_asks_the_same_for_one_and_for_three(
    office: Office, report: Report, reports: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    root = Unit.objects.get(agency=office.agency, parent=None)
    for year in range(2026, 2025 + reports):
        Report.objects.create(agency=office.agency, unit=root, kind=ReportKind.YEAR, year=year)
    asked(office, report)
    client = desk_of(office, "perencana")
    client.get("/reviu/")
    with django_assert_num_queries(9):
        page = client.get("/reviu/")
    assert [row.year for row, _review in page.context["rows"]] == list(range(2024 + reports, 2024, -1))


def test_the_planner_publishes_and_takes_down(office: Office, report: Report) -> None:
    document, client = issued(office), desk_of(office, "perencana")
    early = client.get(f"/reviu/umumkan/{document.pk}/")
    assert "Belum ditandatangani Kepala Dinas." in early.content.decode()
    sign(office, document)
    sent = {"on": document.date.isoformat(), "address": "ppid.example.id/lkj"}
    assert client.post(f"/reviu/umumkan/{document.pk}/", sent).status_code == 302
    assert Publication.objects.get().address == "https://ppid.example.id/lkj"
    assert "Diumumkan sejak" in client.get(f"/dokumen/{document.pk}/").content.decode()
    assert client.post(f"/reviu/turunkan/{document.pk}/", {"reason": "Salah."}).status_code == 302
    assert Publication.objects.get().taken_down_at is not None


def test_an_agency_without_publications_says_so_and_another_is_not_there(office: Office) -> None:
    client = desk_of(office, "perencana")
    client.logout()
    assert "Belum ada laporan yang diumumkan" in client.get(f"/publik/{office.agency.pk}/").content.decode()
    assert (
        client.get("/publik/999999/").status_code,
        client.get(f"/publik/{office.agency.pk}/AAAA-BBBB.pdf").status_code,
    ) == (404, 404)
