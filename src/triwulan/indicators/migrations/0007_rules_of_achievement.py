from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0006_only_nodes")]

    operations = [
        migrations.AddField(
            "indicator", "cap_above", models.DecimalField(blank=True, decimal_places=2, max_digits=6, null=True)
        ),
        migrations.AddField("indicator", "uncapped", models.BooleanField(default=False)),
        migrations.AddField("indicator", "floored", models.BooleanField(default=False)),
        migrations.AddField("indicator", "categories", models.JSONField(blank=True, default=list)),
        migrations.AddField(
            "indicator", "weight", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)
        ),
    ]
