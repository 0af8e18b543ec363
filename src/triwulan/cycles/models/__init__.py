from triwulan.cycles.models.assignment import Assignment
from triwulan.cycles.models.correction import Correction, CorrectionFile, CorrectionRemoval, CorrectionValue
from triwulan.cycles.models.notes import Attachment, Mark, ReturnNote
from triwulan.cycles.models.paper import Paper
from triwulan.cycles.models.question import Question, QuestionReply
from triwulan.cycles.models.recipient import Recipient
from triwulan.cycles.models.round import Cycle, LateStart, Round
from triwulan.cycles.models.step_run import StepRun

__all__ = [
    "Assignment",
    "Attachment",
    "Correction",
    "CorrectionFile",
    "CorrectionRemoval",
    "CorrectionValue",
    "Cycle",
    "LateStart",
    "Mark",
    "Paper",
    "Question",
    "QuestionReply",
    "Recipient",
    "ReturnNote",
    "Round",
    "StepRun",
]
