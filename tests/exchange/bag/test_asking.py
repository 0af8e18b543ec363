"""A year's bag asked for on a page: one at a time, followed, taken by those who may read all of it, then removed."""

from datetime import timedelta
from pathlib import Path

import pytest
from lxml import html

from tests.cycles.walk import finish, opened
from tests.office import Office
from tests.web.steps.presses import desk_of
from triwulan.audit.models import Entry
from triwulan.core import clock
from triwulan.documents.models import Document
from triwulan.exchange.backup.refusal import BackupRefused
from triwulan.exchange.bag import asking
from triwulan.exchange.bag.asking import KEPT, PLACE, fill_bag, how_far, path_of, tick
from triwulan.exchange.bag.pack import Made, Tell
from triwulan.exchange.imports.progress import Progress, Teller
from triwulan.exchange.models import YearBag
from triwulan.organisations.models import Agency

pytestmark = pytest.mark.django_db
ADDRESS = "/arsip/kantong/"


@pytest.fixture
def asked(office: Office) -> YearBag:
    opened(office)
    finish(office, "kabid")
    desk_of(office, "perencana").post(ADDRESS, {"year": 2026})
    found: YearBag = YearBag.objects.select_related("agency").get()
    return found


@pytest.fixture
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    def made(_agency: Agency, _year: int, target: Path, tell: Tell) -> Made:
        tell(0, 2)
        target.write_bytes(b"PK")
        return Made(7, 2, ("ab",))

    monkeypatch.setattr(asking, "make_bag", made)


def fill(bag: YearBag) -> YearBag:
    fill_bag.func(ids=[bag.pk, bag.agency_id, bag.agency.government_id])
    bag.refresh_from_db()
    return bag


def told(office: Office, username: str = "perencana") -> list[str]:
    page = html.fromstring(desk_of(office, username).get(ADDRESS).content)
    return [" ".join("".join(map(str, cell.itertext())).split()) for cell in page.iter("td")]


def test_while_one_is_made_it_is_followed_and_no_other_is_begun(office: Office, asked: YearBag) -> None:
    assert told(office)[2] == "Menunggu gilirannya."
    Teller(asked.pk, 4, PLACE, every=1)(3)
    assert (told(office)[2], how_far(asked)) == ("Sedang dibuat 75 %", Progress(3, 4))
    again = desk_of(office, "admin").post(ADDRESS, {"year": 2026})
    assert again.context["form"].non_field_errors() == [
        "Satu kantong sedang dibuat. Tunggu sampai selesai, lalu minta yang berikutnya."
    ]
    assert YearBag.objects.count() == 1


@pytest.mark.usefixtures("_quick")
def test_when_it_is_ready_it_is_taken_and_the_record_says_who(office: Office, asked: YearBag) -> None:
    bag = fill(asked)
    assert (bag.state, bag.rows, bag.files, bag.missing, bag.size) == ("ready", 7, 2, 1, 2)
    answer = desk_of(office, "perencana").get(f"{ADDRESS}{bag.pk}/unduh/")
    assert (b"".join(answer.streaming_content), answer.headers["Content-Disposition"]) == (  # type: ignore[attr-defined]
        b"PK",
        'attachment; filename="kinerja-2026.zip"',
    )
    actions = Entry.objects.filter(subject_type="yearbag").order_by("pk").values_list("action", "actor_id")
    assert list(actions) == [
        ("bag_asked", office["perencana"].pk),
        ("bag_made", None),
        ("bag_taken", office["perencana"].pk),
    ]


@pytest.mark.usefixtures("_quick")
def test_after_some_days_the_file_is_gone_and_the_row_says_when(office: Office, asked: YearBag) -> None:
    bag = fill(asked)
    with clock.frozen(clock.now() + KEPT + timedelta(hours=1)):
        tick()
        shown = told(office)[2]
    bag.refresh_from_db()
    assert (bag.state, path_of(bag).exists(), shown) == ("removed", False, "dihapus 17 April 2026")
    assert desk_of(office, "perencana").get(f"{ADDRESS}{bag.pk}/unduh/").status_code == 410


def test_what_cannot_be_made_says_why(office: Office, asked: YearBag, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_given: object) -> Made:
        raise BackupRefused("Penyimpanan penuh.")

    monkeypatch.setattr(asking, "make_bag", full)
    assert (fill(asked).state, told(office)[2]) == ("failed", "Penyimpanan penuh.")


@pytest.mark.usefixtures("_quick")
def test_a_year_with_a_closed_paper_is_for_who_may_read_it(office: Office, asked: YearBag) -> None:
    bag = fill(asked)
    Document.objects.update(security="rahasia")
    refused = "Tahun 2026 memuat 1 naskah rahasia atau terbatas; kantongnya hanya untuk perencana."
    again = desk_of(office, "admin").post(ADDRESS, {"year": 2026})
    assert again.context["form"].non_field_errors() == [refused]
    taken = desk_of(office, "admin").get(f"{ADDRESS}{bag.pk}/unduh/")
    assert (taken.status_code, taken.context["sentence"]) == (410, refused)
