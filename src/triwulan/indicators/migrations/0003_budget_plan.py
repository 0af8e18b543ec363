from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0002_evidence_once_while_attached")]

    operations = [
        migrations.AddField(model_name="budget", name="planned", field=models.JSONField(default=dict)),
    ]
