from django.db import transaction

from triwulan.audit.record import Actor
from triwulan.notices.models import Webhook
from triwulan.notices.outgoing import NotDelivered, look_at
from triwulan.notices.refusals import ReminderRefused
from triwulan.notices.webhooks import new_salt, secret_of
from triwulan.organisations.entries import note
from triwulan.organisations.models import Agency


@transaction.atomic
def set_webhook(*, agency: Agency, address: str, active: bool, actor: Actor) -> str:
    """The secret, to be shown this once, when there was no webhook; else nothing: the receiver has it already.

    Where the name leads is looked at each time something is sent, as it may lead elsewhere by then.
    """
    address = address.strip()
    try:
        look_at(address)
    except NotDelivered as refused:
        raise ReminderRefused(str(refused), "address") from refused
    webhook, created = Webhook.objects.get_or_create(
        agency=agency, defaults={"address": address, "active": active, "salt": new_salt()}
    )
    if created or (webhook.address, webhook.active) != (address, active):
        webhook.address, webhook.active = address, active
        webhook.save(update_fields=["address", "active"])
        note("webhook_set", webhook, agency, actor, address=_host_of(address), active=active)
    return secret_of(webhook) if created else ""


@transaction.atomic
def renew_secret(*, webhook: Webhook, actor: Actor) -> str:
    webhook.salt = new_salt()
    webhook.save(update_fields=["salt"])
    note("webhook_secret_renewed", webhook, webhook.agency, actor)
    return secret_of(webhook)


@transaction.atomic
def remove_webhook(*, webhook: Webhook, actor: Actor) -> None:
    note("webhook_removed", webhook, webhook.agency, actor, address=_host_of(webhook.address))
    webhook.delete()


def _host_of(address: str) -> str:
    """Scheme and host for the record: gateways like to have a token in the path."""
    return "/".join(address.split("/")[:3])
