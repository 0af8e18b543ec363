from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cycles", "0001_squashed_0009_open_tasks_found_at_once"),
    ]

    operations = [
        migrations.AddField(
            model_name="correctionvalue",
            name="not_applicable",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
