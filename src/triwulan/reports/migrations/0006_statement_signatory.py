import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("organisations", "0011_token_expires"),
        ("reports", "0005_frozen_warnings"),
    ]

    operations = [
        migrations.AddField(
            model_name="review",
            name="signatory",
            field=models.ForeignKey(
                blank=True,
                help_text="asked to sign it here",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="statements",
                to="organisations.position",
            ),
        ),
    ]
