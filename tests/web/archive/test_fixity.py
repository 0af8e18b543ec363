"""A damaged file on the administrators' page, in their inbox, and at the command line."""

import pytest

from tests.cycles.walk import finish, opened
from tests.office import Office
from tests.stored import path_of
from tests.web.steps.presses import desk_of
from triwulan.core import clock
from triwulan.documents.files import store
from triwulan.documents.fixity import check_files
from triwulan.documents.models import Document, Rendition
from triwulan.notices.follow import follow
from triwulan.notices.models import Notice

pytestmark = pytest.mark.django_db


def test_a_damaged_file_is_shown_with_its_paper_and_told_to_administrators(office: Office) -> None:
    opened(office)
    finish(office, "kabid")
    stored = store(office.agency, b"isi", "application/pdf")
    Rendition.objects.create(document=Document.objects.get(), format="pdf", file=stored)
    path_of(stored.sha256).unlink()
    check_files(clock.now())
    follow()
    page = desk_of(office, "admin").get("/arsip/keutuhan/")
    assert (list(page.context["page"]), page.context["unchecked"]) == ([stored], 0)
    assert Document.objects.get().number in page.content.decode().replace("<wbr>", "")
    told = Notice.objects.filter(kind="file_damaged")
    assert [one.person.username for one in told] == ["admin"]
    followed = desk_of(office, "admin").get(f"/kotak-masuk/{told[0].pk}/")
    assert followed.headers["Location"] == "/arsip/keutuhan/"
