"""What this package says when it refuses. Whatever was there before stays as it was."""

from datetime import datetime

from triwulan.core.dates import format_instant_near


class SectionRefused(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SectionChanged(Exception):
    """Somebody else edited the same section since it was shown."""

    def __init__(self, title: str, who: str | None, when: datetime | None, *, now: datetime, zone: str) -> None:
        moment = f" {format_instant_near(when, now, zone)}" if when else ""
        self.sentence = f'Bagian "{title}" sudah diubah {who or "orang lain"}{moment}. Muat ulang untuk melihat isinya.'
        super().__init__(self.sentence)
        self.who = who
        self.when = when
