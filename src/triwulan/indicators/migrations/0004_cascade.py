import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """The cascade beside the objectives and programmes that become part of it in 0005."""

    dependencies = [
        ("indicators", "0003_budget_plan"),
        ("organisations", "0001_start"),
    ]

    operations = [
        migrations.CreateModel(
            name="Plan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[("renstra", "Renstra"), ("rpjmd", "RPJMD")], default="renstra", max_length=10
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                ("first_year", models.PositiveSmallIntegerField()),
                ("last_year", models.PositiveSmallIntegerField()),
                ("decree", models.CharField(blank=True, max_length=120)),
                ("decree_on", models.DateField(blank=True, null=True)),
                (
                    "agency",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="plans",
                        to="organisations.agency",
                    ),
                ),
            ],
            options={"ordering": ("first_year", "id")},
        ),
        migrations.CreateModel(
            name="Node",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("visi", "Visi"),
                            ("misi", "Misi"),
                            ("tujuan", "Tujuan"),
                            ("sasaran", "Sasaran strategis"),
                            ("program", "Program"),
                            ("kegiatan", "Kegiatan"),
                            ("sub_kegiatan", "Sub kegiatan"),
                        ],
                        max_length=12,
                    ),
                ),
                ("code", models.CharField(blank=True, max_length=40)),
                ("name", models.CharField(max_length=500)),
                ("result", models.CharField(blank=True, max_length=500)),
                ("order", models.PositiveSmallIntegerField(default=0)),
                ("valid_from", models.PositiveSmallIntegerField(blank=True, help_text="first year", null=True)),
                ("valid_to", models.PositiveSmallIntegerField(blank=True, help_text="last year", null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="indicators.node",
                    ),
                ),
                (
                    "plan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="nodes", to="indicators.plan"
                    ),
                ),
                (
                    "position",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nodes",
                        to="organisations.position",
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="nodes",
                        to="organisations.unit",
                    ),
                ),
            ],
            options={"ordering": ("order", "id")},
        ),
        migrations.AddConstraint(
            model_name="node",
            constraint=models.UniqueConstraint(
                condition=models.Q(("code", ""), _negated=True),
                fields=("plan", "parent", "level", "code"),
                name="node_code_once",
            ),
        ),
        migrations.AddField(
            model_name="indicator",
            name="node",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="indicators",
                to="indicators.node",
            ),
        ),
        migrations.AddField(
            model_name="budget",
            name="node",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="budgets", to="indicators.node"
            ),
        ),
        # Nullable now, so that the way back finds room for rows before it fills them.
        migrations.AlterField(
            model_name="indicator",
            name="objective",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="indicators",
                to="indicators.objective",
            ),
        ),
        migrations.AlterField(
            model_name="budget",
            name="programme",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="budgets",
                to="indicators.programme",
            ),
        ),
    ]
