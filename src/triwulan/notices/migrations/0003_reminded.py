from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("notices", "0002_record_mail")]

    operations = [
        migrations.AlterField(
            model_name="notice",
            name="kind",
            field=models.CharField(
                choices=[
                    ("task", "Tugas baru"),
                    ("returned", "Dikembalikan"),
                    ("value_returned", "Nilai dikembalikan"),
                    ("due_soon", "Hampir lewat batas"),
                    ("late", "Terlambat"),
                    ("reminded", "Pengingat"),
                    ("handed_over", "Diserahkan"),
                    ("round_refused", "Putaran tidak dapat dibuka"),
                ],
                max_length=20,
            ),
        ),
    ]
