from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("reports", "0003_versions_comments_reviews"),
    ]

    operations = [
        migrations.AddField(
            model_name="frozenfigure",
            name="not_applicable",
            field=models.TextField(blank=True, default=""),
            preserve_default=False,
        ),
    ]
