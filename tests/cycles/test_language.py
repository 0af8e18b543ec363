"""Who works in English writes the same as who works in Indonesian: the record, the drafts and the papers."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Message
from django.apps import apps
from django.db.models import CharField, JSONField, TextField
from django.utils import translation

from tests.catalogue.extract import PARTS
from tests.catalogue.keep import forms, read
from tests.cycles.walk import QUARTER, fill, finish, task_of
from tests.office import Office
from triwulan.cycles.actions.open_round import open_round
from triwulan.documents.models import Document

# shorter ones may stand in a name
TELLING = 12
WRITERS = ("cycles", "documents", "indicators", "reports", "audit")


def parts(message: Message) -> Iterator[str]:
    """The words of its English between the values, where they are not the source's own."""
    source = " ".join(forms(message.id)).casefold()
    for words in forms(message.string):
        for part in re.split(r"%\(\w+\)[sd]|%[sd]|\{\w+\}|[\[\]]", words):
            if len(part.strip()) >= TELLING and part.strip().casefold() not in source:
                yield part.strip()


def stored() -> str:
    texts = []
    for model in apps.get_models():
        fields = [field.name for field in model._meta.fields if isinstance(field, CharField | TextField | JSONField)]
        if model._meta.app_label in WRITERS and fields:
            texts += [str(row) for row in model._base_manager.values_list(*fields)]
    return "\n".join(texts)


def walk(office: Office) -> None:
    open_round(agency=office.agency, quarter=QUARTER)
    finish(office, "kabid")
    for number in (1, 2):
        finish(office, f"kasubid.{number}")
    for analyst in ("analis.1", "analis.2"):
        fill(office, analyst, 7)
        finish(office, analyst)
    for number in (2, 1):
        finish(office, f"kasubid.{number}")
    finish(office, "kabid", outcome="kembalikan", reason="Angkanya belum sama.")


@pytest.mark.django_db
def test_nothing_english_is_stored_when_the_office_works_in_english(office: Office) -> None:
    with translation.override("en"):
        walk(office)
        assert str(task_of(office, "kasubid.1").step_run.cycle.round.period) == "Quarter I 2026"
        found = stored()
    assert [part for each in PARTS for message in read(each) for part in parts(message) if part in found] == []
    assert "Quarter" not in found
    assert Document.objects.filter(title__contains="Triwulan I 2026").count() == Document.objects.count() > 0
