"""The last day of who leaves, also one that lies ahead."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0004_decree_dates")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="leaves_on",
            field=models.DateField(
                blank=True, null=True, help_text="his last day; afterwards he may not come in"
            ),
        ),
    ]
