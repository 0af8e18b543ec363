from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_explanation_threshold")]

    operations = [
        migrations.AddField(
            model_name="person",
            name="password_is_given",
            field=models.BooleanField(default=False, help_text="chosen by another: he changes it when he signs in"),
        ),
    ]
