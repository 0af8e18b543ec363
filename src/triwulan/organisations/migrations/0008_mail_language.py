from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0007_stepped_cap")]

    operations = [
        migrations.AddField(
            "person",
            "language",
            models.CharField(default="id", help_text="of his mails: the one he chose last", max_length=5),
        )
    ]
