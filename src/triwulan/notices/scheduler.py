"""What the minute brings to people: the record is read on, mails go out."""

from django.conf import settings

from triwulan.notices.follow import follow
from triwulan.notices.mail import send_mails
from triwulan.notices.record_mail import mail_heads


def tick() -> None:
    follow()
    if settings.EMAIL_HOST:
        send_mails()
        mail_heads()
