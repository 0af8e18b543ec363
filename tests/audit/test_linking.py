"""Entries from before there was a chain get their links in the order they were written, whatever a batch holds."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.apps import apps
from django.db import connection

from tests.audit.forgery import execute, note
from tests.exposed import exposed
from triwulan.audit.models import ChainHead, Entry

LINKS = ("pk", "chain", "number", "previous", "digest")


@pytest.mark.django_db
def test_unlinked_entries_are_linked_as_if_they_always_had_been(monkeypatch: pytest.MonkeyPatch) -> None:
    for agency in (2, None, 2, 3, 2, 3, 2):
        note(agency)
    written = list(Entry.objects.values_list(*LINKS))
    heads = set(ChainHead.objects.values_list("chain", "number", "digest"))
    execute("UPDATE audit_entry SET chain = '', number = -id, previous = '', digest = ''")
    ChainHead.objects.all().delete()
    migration = import_module("triwulan.audit.migrations.0003_link_entries")
    monkeypatch.setattr(migration, "BATCH", 3)
    with exposed():
        migration.link(apps, SimpleNamespace(connection=connection))
    assert list(Entry.objects.values_list(*LINKS)) == written
    assert set(ChainHead.objects.values_list("chain", "number", "digest")) == heads
