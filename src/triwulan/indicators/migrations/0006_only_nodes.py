import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("indicators", "0005_objectives_become_nodes")]

    operations = [
        migrations.RemoveConstraint(model_name="budget", name="budget_once_per_year"),
        migrations.RemoveField(model_name="indicator", name="objective"),
        migrations.RemoveField(model_name="indicator", name="programme"),
        migrations.RemoveField(model_name="budget", name="programme"),
        migrations.AlterField(
            model_name="indicator",
            name="node",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="indicators", to="indicators.node"
            ),
        ),
        migrations.AlterField(
            model_name="budget",
            name="node",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="budgets", to="indicators.node"
            ),
        ),
        migrations.AddConstraint(
            model_name="budget",
            constraint=models.UniqueConstraint(fields=("node", "year"), name="budget_once_per_year"),
        ),
        migrations.DeleteModel(name="Programme"),
        migrations.DeleteModel(name="Objective"),
    ]
