"""Whether little time is left is the agency's rule now, and noted by whoever reminds of it."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("cycles", "0005_stuck_noted")]

    operations = [migrations.RemoveField(model_name="assignment", name="soon_noted_at")]
