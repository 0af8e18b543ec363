from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0001_squashed_0002_drafts_and_bounds"),
    ]

    operations = [
        migrations.AddField(
            model_name="frozenfigure",
            name="not_applicable",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
