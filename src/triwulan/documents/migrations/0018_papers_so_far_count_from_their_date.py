from typing import Any

from django.db import migrations, models


def from_their_date(apps: Any, _schema_editor: Any) -> None:
    """As their retention was counted until now."""
    documents = apps.get_model("documents", "Document")
    documents._base_manager.filter(retention_from=None).update(retention_from=models.F("date"))


class Migration(migrations.Migration):
    dependencies = [("documents", "0017_retention_begins")]

    operations = [migrations.RunPython(from_their_date, migrations.RunPython.noop)]
