"""What this package says when it refuses. Whatever was there before stays as it was."""

from collections.abc import Mapping

from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.spoken import say_instant_near
from triwulan.indicators.models import Realisation


class RealisationRefused(Exception):
    """`sentences` by field: a variable's code, "not_applicable", "explanation", "support", "obstacle" or
    "follow_up"."""

    def __init__(self, sentences: Mapping[str, str]) -> None:
        super().__init__(" ".join(sentences.values()))
        self.sentences = dict(sentences)


class RealisationChanged(Exception):
    """Somebody else saved the same figure since it was shown; `who` is None when that is not known."""

    def __init__(self, row: Realisation) -> None:
        self.who = row.entered_by.full_name if row.entered_by else None
        self.when = row.entered_at
        self.sentence = self._sentence(row)
        super().__init__(self.sentence)

    def _sentence(self, row: Realisation) -> str:
        if self.who is None or self.when is None:
            return _("Nilai ini sudah berubah. Muat ulang untuk melihat isiannya.")
        moment = say_instant_near(self.when, clock.now(), row.indicator.agency.time_zone)
        facts = {"who": self.who, "when": moment}
        return _("Nilai ini sudah diubah %(who)s %(when)s. Muat ulang untuk melihat isiannya.") % facts


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
