from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "triwulan.web"
    label = "web"
