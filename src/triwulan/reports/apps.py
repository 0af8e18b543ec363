from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "triwulan.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
