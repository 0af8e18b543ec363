"""What people are told when tasks move and positions fall vacant."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('notices', '0003_reminded'),
    ]

    operations = [
        migrations.AlterField(
            model_name='notice',
            name='kind',
            field=models.CharField(choices=[('task', 'Tugas baru'), ('returned', 'Dikembalikan'), ('value_returned', 'Nilai dikembalikan'), ('due_soon', 'Hampir lewat batas'), ('late', 'Terlambat'), ('reminded', 'Pengingat'), ('handed_over', 'Diserahkan'), ('withdrawn', 'Ditarik'), ('extended', 'Bagian tambahan'), ('vacant', 'Jabatan kosong'), ('no_checker', 'Tanpa pemeriksa'), ('round_refused', 'Putaran tidak dapat dibuka')], max_length=20),
        ),
    ]
