from triwulan.notices.actions.feed import remove_feed_address, renew_feed_address
from triwulan.notices.actions.inbox import mark_read
from triwulan.notices.actions.rules import add_rule, change_rule, remove_rule
from triwulan.notices.actions.times import change_times
from triwulan.notices.actions.webhook import remove_webhook, renew_secret, set_webhook

__all__ = [
    "add_rule",
    "change_rule",
    "change_times",
    "mark_read",
    "remove_feed_address",
    "remove_rule",
    "remove_webhook",
    "renew_feed_address",
    "renew_secret",
    "set_webhook",
]
