"""What may be done to a figure. Called by `cycles` alone, which holds the step's check."""

from triwulan.indicators.actions.answer import answer_warning
from triwulan.indicators.actions.evidence import attach_evidence, remove_evidence
from triwulan.indicators.actions.realisation import save_realisation
from triwulan.indicators.refusals import AnswerRefused, EvidenceRefused, RealisationChanged, RealisationRefused

__all__ = [
    "AnswerRefused",
    "EvidenceRefused",
    "RealisationChanged",
    "RealisationRefused",
    "answer_warning",
    "attach_evidence",
    "remove_evidence",
    "save_realisation",
]
