"""The whole zoo at the worksheet's door: the refused leave nothing behind, the taken come out without power."""

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from tests.cycles.walk import opened, task_of, walk_statistics
from tests.documents import test_uploads, test_uploads_zoo
from tests.office import Office
from tests.web.rights import BACKEND
from triwulan.audit.models import Entry
from triwulan.documents.models import StoredFile
from triwulan.indicators.models import Evidence, Indicator

pytestmark = pytest.mark.django_db

# One of each sentence, and one of each kind: the rest is asked without a page (tests/documents).
REFUSED = {why: (name, content) for name, content, why in (*test_uploads.TURNED_AWAY, *test_uploads_zoo.TURNED_AWAY)}
TAKEN = {type_: (name, content) for name, content, type_ in test_uploads.WELCOME}
SHOWN = {"pdf", "png", "jpg", "jpeg", "jfif", "webp"}


@pytest.fixture
def door(office: Office, client: Client) -> tuple[Client, str]:
    opened(office)
    walk_statistics(office, until="3")
    client.force_login(office["analis.1"], backend=BACKEND)
    return client, f"/tugas/{task_of(office, 'analis.1').pk}/nilai/{Indicator.objects.get(code='A1').pk}/bukti/"


def test_what_is_refused_leaves_everything_as_it_was(door: tuple[Client, str], settings: Settings) -> None:
    client, address = door
    settings.EVIDENCE_MAX_BYTES = test_uploads.LIMIT
    before = Entry.objects.count()
    answers = {
        client.post(address, {"berkas": SimpleUploadedFile(name, content)}).status_code
        for name, content in REFUSED.values()
    }
    on_disk = [path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file()]
    assert (answers, StoredFile.objects.count(), Evidence.objects.count(), on_disk) == ({422}, 0, 0, [])
    assert Entry.objects.count() == before


def test_what_is_taken_comes_out_without_power(door: tuple[Client, str]) -> None:
    client, address = door
    for name, content in TAKEN.values():
        assert client.post(address, {"berkas": SimpleUploadedFile(name, content)}).status_code == 200, name
    kept = list(Evidence.objects.order_by("pk"))
    assert len(kept) == len(TAKEN)
    for evidence in kept:
        answer = client.get(f"/tugas/bukti/{evidence.pk}/")
        answer.getvalue()  # a file is closed by reading it
        manner = "inline" if Path(evidence.name).suffix.lower()[1:] in SHOWN else "attachment"
        assert answer.headers["Content-Disposition"] == f'{manner}; filename="{evidence.name}"'
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "script" not in answer.headers["Content-Security-Policy"]
        assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
