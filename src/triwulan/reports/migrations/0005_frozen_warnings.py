from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0004_not_applicable"),
    ]

    operations = [
        migrations.AddField(
            model_name="frozenfigure",
            name="warnings",
            field=models.JSONField(null=True),
        ),
    ]
