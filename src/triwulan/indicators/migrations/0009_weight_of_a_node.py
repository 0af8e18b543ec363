from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0008_metadata_and_lineage")]

    operations = [
        migrations.AddField(
            "node", "weight", models.DecimalField(blank=True, decimal_places=4, max_digits=7, null=True)
        )
    ]
