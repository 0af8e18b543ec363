from triwulan.notices.models.delivery import Channel, Delivery, Digest, Webhook
from triwulan.notices.models.feed import FeedAddress
from triwulan.notices.models.notice import Bookmark, Notice, NoticeKind, RecordMail
from triwulan.notices.models.reminder import AmountUnit, Moment, Reminder, ReminderRule, ReminderTimes, To

__all__ = [
    "AmountUnit",
    "Bookmark",
    "Channel",
    "Delivery",
    "Digest",
    "FeedAddress",
    "Moment",
    "Notice",
    "NoticeKind",
    "RecordMail",
    "Reminder",
    "ReminderRule",
    "ReminderTimes",
    "To",
    "Webhook",
]
