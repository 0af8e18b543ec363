from triwulan.reports.models.report import (
    FrozenFigure,
    Recommendation,
    Report,
    ReportKind,
    ReportVersion,
    Section,
)
from triwulan.reports.models.reviewing import Outcome, Publication, Review, ReviewAnswer
from triwulan.reports.models.writing import CommentReply, SectionComment, SectionVersion

__all__ = [
    "CommentReply",
    "FrozenFigure",
    "Outcome",
    "Publication",
    "Recommendation",
    "Report",
    "ReportKind",
    "ReportVersion",
    "Review",
    "ReviewAnswer",
    "Section",
    "SectionComment",
    "SectionVersion",
]
