from datetime import datetime, timedelta

from django.db import migrations, models

from triwulan.core import clock


def a_year_from_now() -> datetime:
    """Tokens made before they ended on a day: their programs have a year to get new ones."""
    return clock.now() + timedelta(days=365)


class Migration(migrations.Migration):
    dependencies = [("organisations", "0010_own_look")]

    operations = [
        migrations.AddField("apitoken", "expires_at", models.DateTimeField(default=a_year_from_now), preserve_default=False)
    ]
