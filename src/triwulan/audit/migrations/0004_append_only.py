"""One entry for each place in a chain, and a database that refuses to change or remove one."""

from django.db import migrations, models

from triwulan.audit.append_only import expose, protect


class Migration(migrations.Migration):
    dependencies = [("audit", "0003_link_entries")]

    operations = [
        migrations.AddConstraint(
            "entry", models.UniqueConstraint(fields=("chain", "number"), name="audit_entry_once_per_place")
        ),
        migrations.AddConstraint(
            "chaincheck", models.UniqueConstraint(fields=("chain", "day"), name="audit_check_once_a_day")
        ),
        migrations.RunPython(protect, expose),
    ]
