from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0006_token_names")]

    operations = [
        migrations.AddField(
            "agency", "cap_above", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)
        )
    ]
