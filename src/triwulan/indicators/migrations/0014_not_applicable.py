from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("indicators", "0001_squashed_0013_cross_rules"),
    ]

    operations = [
        migrations.AddField(
            model_name="realisation",
            name="not_applicable",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
