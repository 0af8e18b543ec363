from datetime import UTC, datetime
from zoneinfo import ZoneInfo

MAKASSAR = ZoneInfo("Asia/Makassar")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MAKASSAR).astimezone(UTC)


class Hands:
    """The clock of a test: stands still until it is set."""

    def __init__(self) -> None:
        self.instant = local("2026-04-10T07:30")

    def set(self, text: str) -> None:
        self.instant = local(text)

    def __call__(self) -> datetime:
        return self.instant
