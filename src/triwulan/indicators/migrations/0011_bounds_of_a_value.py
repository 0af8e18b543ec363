from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0010_years_target_first")]

    operations = [
        migrations.AddField(
            model_name="indicator",
            name=name,
            field=models.DecimalField(blank=True, decimal_places=6, max_digits=20, null=True),
        )
        for name in ("value_minimum", "value_maximum")
    ]
