"""Answering what `validation` asks about a figure."""

from django.db import transaction
from django.utils.translation import gettext as _

from triwulan.audit.record import Actor
from triwulan.core import clock
from triwulan.core.quarters import Quarter
from triwulan.indicators.entries import note_realisation
from triwulan.indicators.figures import figure_for
from triwulan.indicators.models import Indicator, WarningAnswer
from triwulan.indicators.prose import prose_problem, tidy_prose
from triwulan.indicators.refusals import AnswerRefused
from triwulan.indicators.validation import findings, fingerprint
from triwulan.organisations.models import Person


def answer_warning(
    *,
    indicator: Indicator,
    quarter: Quarter,
    code: str,
    text: str,
    actor: Actor,
    person: Person | None,
    cycle_id: int | None = None,
) -> WarningAnswer:
    """Answer a warning that stands now, for the figure as it is now; AnswerRefused otherwise. The same twice is once."""
    said = tidy_prose(text)
    with transaction.atomic():
        figure = figure_for(indicator, quarter)
        warning = next((one for one in findings(figure).warnings if one.code == code), None)
        refusal = _refusal(said, asked=warning is not None)
        if refusal or warning is None or figure.realisation is None:
            raise AnswerRefused(refusal)
        if warning.given and warning.answer == said:
            return warning.given
        shall: dict[str, object] = {"fingerprint": fingerprint(figure, code), "text": said}
        shall |= {"answered_at": clock.now(), "answered_by": person}
        answer, _is_new = WarningAnswer.objects.update_or_create(
            realisation=figure.realisation, code=code, defaults=shall
        )
        facts = {"code": code, "answer": said, "former": warning.answer}
        note_realisation("warning_answered", figure.realisation, indicator, actor, cycle_id, **facts)
    return answer


def _refusal(said: str, *, asked: bool) -> str:
    if not asked:
        return _("Peringatan ini sudah tidak berlaku. Muat ulang halaman ini.")
    if not said:
        return _("Jawaban masih kosong. Tulis mengapa nilainya sudah benar, atau perbaiki isiannya.")
    return prose_problem(said) or ""
