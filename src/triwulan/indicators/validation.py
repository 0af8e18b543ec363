"""What keeps a figure from being handed over, and what it must first be asked about. Each finding is one sentence.

A blocker stops. A warning asks; its answer holds for what it was given for (`fingerprint`), not for a later value.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from hashlib import sha256

from triwulan.core.numbers import format_exact, format_number, format_percent
from triwulan.core.quarters import Quarter
from triwulan.indicators.entry import missing_variables, value_problem, variable_problem
from triwulan.indicators.figures import Figure
from triwulan.indicators.models import Polarity, TargetKind
from triwulan.indicators.outliers import FEWEST, Usual, outlier

FAR_ABOVE = Decimal(150)


@dataclass(frozen=True)
class Finding:
    """`answer` is "" while a warning waits for one; a blocker never has one."""

    code: str
    sentence: str
    answer: str = ""


@dataclass(frozen=True)
class Findings:
    blockers: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    @property
    def unanswered(self) -> tuple[Finding, ...]:
        return tuple(warning for warning in self.warnings if not warning.answer)

    @property
    def is_clear(self) -> bool:
        return not self.blockers and not self.unanswered


def findings(figure: Figure) -> Findings:
    blockers = tuple(Finding(code, sentence) for rule in BLOCKERS for code, sentence in rule(figure))
    warnings = tuple(
        Finding(code, sentence, standing_answer(figure, code)) for rule in WARNINGS for code, sentence in rule(figure)
    )
    return Findings(blockers, warnings)


def standing_answer(figure: Figure, code: str) -> str:
    """The answer given to this warning for exactly this value; "" when there is none or it was for another."""
    answer = figure.answers.get(code)
    return answer.text if answer and answer.fingerprint == fingerprint(figure, code) else ""


def fingerprint(figure: Figure, code: str) -> str:
    """What an answer is tied to: the files for a question about files, else the variables and their target."""
    if code == "file_used_elsewhere":
        basis = sorted(use.file.sha256 for use in figure.evidence)
    else:
        basis = [f"{name}={value}" for name, value in figure.variables.items()]
        basis += [str(figure.target), str(figure.target_upper)]
    return sha256("\n".join([code, *basis]).encode()).hexdigest()


Found = Iterator[tuple[str, str]]


def _entries(figure: Figure) -> Found:
    missing = missing_variables(figure.indicator, figure.variables)
    if missing and figure.is_empty:
        yield "not_filled", f"Nilai belum diisi. Isi {_listed([row.label for row in missing])}."
    elif missing:
        yield "incomplete", f"{_listed([row.label for row in missing])} belum diisi."
    for row in figure.indicator.variables.all():
        number = figure.variables[row.code]
        problem = None if number is None else variable_problem(row, number)
        if problem:
            yield "out_of_bounds", problem
    problem = value_problem(figure.indicator, figure.variables)
    if problem:
        yield "not_computable", problem


def _evidence(figure: Figure) -> Found:
    """A zero where nothing was promised needs no proof."""
    nothing_due = not figure.target and figure.value == 0
    if figure.indicator.evidence_required and not figure.evidence and not nothing_due:
        yield (
            "evidence_missing",
            "Bukti belum ada. Unggah sekurangnya satu berkas, misalnya laporan bulanan yang sudah ditandatangani.",
        )


def _explanation(figure: Figure) -> Found:
    threshold = figure.indicator.agency.explanation_below
    if figure.percent is not None and figure.percent < threshold and not figure.explanation.strip():
        yield (
            "explanation_missing",
            (
                f"Penjelasan belum ada. Capaian {figure.percent_text} di bawah {format_exact(threshold)} %; "
                "tulis sebabnya di kolom penjelasan."
            ),
        )


def _far(figure: Figure) -> Found:
    """One question, not two, about a figure that is both far from its history and far above its target."""
    question = _unusual(figure)
    raw = figure.achievement.raw
    if question:
        yield "far_from_history", f"{question} Apakah {_entered(figure)} sudah benar?"
    elif raw is not None and raw > FAR_ABOVE:
        yield "far_above_target", f"Capaian {format_percent(raw)} di atas 150 %. Apakah {_entered(figure)} sudah benar?"


def _unusual(figure: Figure) -> str:
    """The achievement is compared, as values of a cumulative target rise within each year; without one, the value."""
    raws = [past.raw for past in figure.history if past.raw is not None]
    raw, value = figure.achievement.raw, figure.value
    if raw is not None and len(raws) >= FEWEST:
        usual = outlier(raw, raws)
        span = f"{format_number(usual.low, 0)} sampai {format_percent(usual.high, 0)}" if usual else ""
        return _sentence("Capaian", format_percent(raw), usual, span)
    if value is None or figure.indicator.target_kind == TargetKind.CUMULATIVE:
        return ""
    usual = outlier(value, [past.value for past in figure.history])
    span = f"{figure.count(usual.low)} sampai {figure.say(usual.high)}" if usual else ""
    return _sentence("Nilai", figure.value_text, usual, span)


def _sentence(what: str, text: str, usual: Usual | None, span: str) -> str:
    if usual is None:
        return ""
    return f"{what} {text} jauh di {'atas' if usual.above else 'bawah'} biasanya ({span})."


def _falling(figure: Figure) -> Found:
    """A cumulative figure of the same year can only stay or rise."""
    before = figure.previous
    if before is None or figure.value is None or not _accumulates(figure) or before.quarter.year != figure.quarter.year:
        return
    if figure.value < before.value:
        yield (
            "cumulative_falls",
            (
                f"Nilai kumulatif turun dari {figure.say(before.value)} pada {before.quarter} menjadi {figure.value_text}. "
                "Apakah isiannya sudah benar?"
            ),
        )


def _file_used_elsewhere(figure: Figure) -> Found:
    if not figure.used_elsewhere:
        return
    places = dict.fromkeys(
        f"{use.realisation.indicator.code} {Quarter(use.realisation.year, use.realisation.quarter)}"
        for use in figure.used_elsewhere
    )
    names = dict.fromkeys(
        one.name for one in figure.evidence if one.file_id in {u.file_id for u in figure.used_elsewhere}
    )
    yield (
        "file_used_elsewhere",
        f"Berkas {_listed(list(names))} juga dilampirkan pada {_listed(list(places))}. Apakah memang bukti yang sama?",
    )


Check = Callable[[Figure], Found]
BLOCKERS: tuple[Check, ...] = (_entries, _evidence, _explanation)
WARNINGS: tuple[Check, ...] = (_far, _falling, _file_used_elsewhere)


def _accumulates(figure: Figure) -> bool:
    one = figure.indicator
    return one.target_kind == TargetKind.CUMULATIVE and one.polarity == Polarity.UP


def _entered(figure: Figure) -> str:
    return figure.variables_text or figure.say(figure.own_value)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} dan {names[-1]}"
