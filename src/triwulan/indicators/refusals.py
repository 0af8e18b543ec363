"""What this package says when it refuses. Whatever was there before stays as it was."""

from collections.abc import Mapping
from datetime import datetime

from triwulan.core.dates import format_instant_near


class RealisationRefused(Exception):
    """`sentences` by field: a variable's code, or "explanation", "obstacle", "follow_up"."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__(" ".join(sentences.values()))
        self.sentences = dict(sentences)


class RealisationChanged(Exception):
    """Somebody else saved the same figure since it was shown; `who` is None when that is not known."""

    def __init__(self, who: str | None, when: datetime | None, *, now: datetime, zone: str) -> None:
        moment = f" {format_instant_near(when, now, zone)}" if when else ""
        self.sentence = f"Nilai ini sudah diubah {who or 'orang lain'}{moment}. Muat ulang untuk melihat isiannya."
        super().__init__(self.sentence)
        self.who = who
        self.when = when


class EvidenceRefused(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class AnswerRefused(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class PlanRefused(Exception):
    """Every fault of an indicator, its targets or an import, one sentence each."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(" ".join(sentences))
        self.sentences = sentences
