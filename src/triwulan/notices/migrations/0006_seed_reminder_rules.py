"""Every agency that is there already gets the rules that a new one begins with."""

from typing import Any

from django.db import migrations

RULES = (
    {"moment": "before", "amount": 20, "unit": "share", "to": "holder"},
    {"moment": "at", "to": "holder"},
    {"moment": "at", "to": "superior"},
    {"moment": "after", "amount": 60, "repeat_minutes": 450, "to": "holder"},
    {"moment": "after", "amount": 510, "to": "planner"},
)


def seed(apps: Any, _editor: Any) -> None:
    agencies = apps.get_model("organisations", "Agency").objects.filter(reminder_times=None)
    rule, times = (apps.get_model("notices", name) for name in ("ReminderRule", "ReminderTimes"))
    for agency in agencies.order_by("pk"):
        times.objects.create(agency=agency)
        rule.objects.bulk_create(rule(agency=agency, **fields) for fields in RULES)


def unseed(apps: Any, _editor: Any) -> None:
    for name in ("ReminderRule", "ReminderTimes"):
        apps.get_model("notices", name).objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("notices", "0005_reminder_rules")]

    operations = [migrations.RunPython(seed, unseed)]
