"""Room for the chain; entries that are there get their links in the next one."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_start")]

    operations = [
        migrations.AddField("entry", "chain", models.CharField(default="", max_length=40), preserve_default=False),
        migrations.AddField("entry", "number", models.BigIntegerField(default=0), preserve_default=False),
        migrations.AddField("entry", "previous", models.CharField(blank=True, default="", max_length=64), preserve_default=False),
        migrations.AddField("entry", "digest", models.CharField(default="", max_length=64), preserve_default=False),
        migrations.CreateModel(
            name="ChainHead",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chain", models.CharField(max_length=40, unique=True)),
                ("number", models.BigIntegerField(default=0)),
                ("digest", models.CharField(blank=True, max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name="ChainCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("chain", models.CharField(max_length=40)),
                ("day", models.DateField()),
                ("checked_at", models.DateTimeField()),
                ("number", models.BigIntegerField()),
                ("digest", models.CharField(blank=True, max_length=64)),
                ("fault", models.CharField(blank=True, max_length=12)),
                ("fault_number", models.BigIntegerField(null=True)),
                ("fault_entry_id", models.BigIntegerField(null=True)),
            ],
            options={"ordering": ("-day", "-id")},
        ),
    ]
