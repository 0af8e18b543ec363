"""Links the entries that were written before there was a chain, in their order, a batch at a time."""

from typing import Any

from django.db import migrations

from triwulan.audit.chain import chain_of, digest_of

BATCH = 1000


def link(apps: Any, schema_editor: Any) -> None:
    Entry = apps.get_model("audit", "Entry")
    ChainHead = apps.get_model("audit", "ChainHead")
    heads: dict[str, tuple[int, str]] = {}
    last = 0
    while batch := list(Entry.objects.filter(pk__gt=last).order_by("pk")[:BATCH]):
        rows = []
        for entry in batch:
            entry.chain = chain_of(entry.agency_id, entry.government_id)
            number, digest = heads.get(entry.chain, (0, ""))
            entry.number, entry.previous = number + 1, digest
            entry.digest = digest_of(entry)
            heads[entry.chain] = entry.number, entry.digest
            rows.append((entry.chain, entry.number, entry.previous, entry.digest, entry.pk))
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE audit_entry SET chain = %s, number = %s, previous = %s, digest = %s WHERE id = %s", rows
            )
        last = batch[-1].pk
    ChainHead.objects.bulk_create(
        ChainHead(chain=chain, number=number, digest=digest) for chain, (number, digest) in heads.items()
    )


def unlink(apps: Any, schema_editor: Any) -> None:
    """The columns go with the migration before; heads would hold back a second `link`."""
    apps.get_model("audit", "ChainHead").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("audit", "0002_chain")]

    operations = [migrations.RunPython(link, unlink)]
