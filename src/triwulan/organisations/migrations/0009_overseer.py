from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0008_mail_language")]

    operations = [
        migrations.AddField("agency", "overseer_position", models.CharField(blank=True, max_length=120)),
        migrations.AddField("agency", "overseer_name", models.CharField(blank=True, max_length=120)),
        migrations.AddField(
            "agency",
            "overseer_title",
            models.CharField(blank=True, help_text="academic, behind the name", max_length=60),
        ),
    ]
