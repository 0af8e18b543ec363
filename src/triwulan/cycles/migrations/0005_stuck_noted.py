"""Since when it has been known that nobody may do a task."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cycles", "0004_once_among_what_stands")]

    operations = [
        migrations.AddField(
            model_name="assignment", name="stuck_noted_at", field=models.DateTimeField(blank=True, null=True)
        ),
    ]
