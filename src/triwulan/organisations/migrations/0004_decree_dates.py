"""The day of the decree that appointed somebody."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0003_password_is_given")]

    operations = [
        migrations.AddField(model_name="holding", name="decree_on", field=models.DateField(blank=True, null=True)),
    ]
