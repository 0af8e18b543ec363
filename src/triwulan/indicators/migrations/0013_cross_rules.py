import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0012_planned_activities"), ("organisations", "0001_start")]

    operations = [
        migrations.CreateModel(
            name="CrossRule",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=120)),
                ("expression", models.CharField(max_length=500)),
                ("message", models.CharField(blank=True, max_length=300)),
                (
                    "severity",
                    models.CharField(
                        choices=[
                            ("peringatan", "peringatan, harus dijawab"),
                            ("penahan", "penahan, harus diperbaiki"),
                        ],
                        default="peringatan",
                        max_length=12,
                    ),
                ),
                ("valid_from", models.PositiveSmallIntegerField()),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cross_rules",
                        to="organisations.agency",
                    ),
                ),
            ],
            options={
                "ordering": ("id",),
                "constraints": [
                    models.UniqueConstraint(fields=("agency", "name"), name="cross_rule_name_once"),
                ],
            },
        ),
    ]
