from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    name = "triwulan.exchange"
    label = "exchange"
