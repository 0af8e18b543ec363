from django.apps import AppConfig


class ApiConfig(AppConfig):
    name = "triwulan.api"
    label = "api"
