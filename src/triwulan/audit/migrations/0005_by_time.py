"""Reading an agency's record by time. An index alone: the table is not made anew, so its triggers stay."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0004_append_only")]

    operations = [
        migrations.AddIndex("entry", models.Index(fields=["agency_id", "at"], name="audit_entry_time")),
    ]
