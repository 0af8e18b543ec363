from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cycles", "0002_reminders")]

    operations = [
        migrations.AddField(
            model_name="round",
            name="written_later",
            field=models.BooleanField(default=False),
        ),
    ]
