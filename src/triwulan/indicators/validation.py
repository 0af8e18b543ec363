"""What keeps a figure from being handed over, and what it must first be asked about. Each finding is one sentence.

A blocker stops. A warning asks; its answer holds for what it was given for (`fingerprint`), not for a later value.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from django.utils.translation import gettext as _

from triwulan.core.numbers import NO_BREAK_SPACE, format_exact, format_percent
from triwulan.core.quarters import Quarter
from triwulan.indicators.crossing import BLOCKER_CODE, Broken
from triwulan.indicators.entry import missing_variables, value_problem, variable_problem
from triwulan.indicators.figures import Figure
from triwulan.indicators.measured import printed
from triwulan.indicators.models import Evidence, Polarity, TargetKind, WarningAnswer
from triwulan.indicators.outliers import FEWEST, Usual, outlier

FAR_ABOVE = Decimal(150)


@dataclass(frozen=True)
class Finding:
    """`answer` is "" while a warning waits for one; a blocker never has one. `given` says who answered, and when."""

    code: str
    sentence: str
    answer: str = ""
    given: WarningAnswer | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Findings:
    blockers: tuple[Finding, ...] = ()
    warnings: tuple[Finding, ...] = ()

    @property
    def unanswered(self) -> tuple[Finding, ...]:
        return tuple(warning for warning in self.warnings if not warning.answer)

    @property
    def held_by_rules(self) -> tuple[Finding, ...]:
        """The blockers that only show once several indicators are there."""
        return tuple(blocker for blocker in self.blockers if blocker.code.startswith(BLOCKER_CODE))

    @property
    def is_clear(self) -> bool:
        return not self.blockers and not self.unanswered


def findings(figure: Figure) -> Findings:
    blockers = tuple(Finding(code, sentence) for rule in BLOCKERS for code, sentence in rule(figure))
    warnings = tuple(_warning(figure, code, sentence) for rule in WARNINGS for code, sentence in rule(figure))
    return Findings(blockers, warnings)


def _warning(figure: Figure, code: str, sentence: str) -> Finding:
    given = standing_answer(figure, code)
    return Finding(code, sentence, given.text if given else "", given)


def standing_answer(figure: Figure, code: str) -> WarningAnswer | None:
    """The answer given to this warning for exactly this value; None when there is none or it was for another."""
    broken = _broken_rule(figure, code)
    if broken:
        return broken.answer_at(figure)
    answer = figure.answers.get(code)
    return answer if answer and answer.fingerprint == fingerprint(figure, code) else None


def _broken_rule(figure: Figure, code: str) -> Broken | None:
    return next((broken for broken in figure.crossing.at(figure) if broken.code == code), None)


def fingerprint(figure: Figure, code: str) -> str:
    """What an answer is tied to: the files for a question about files, else the variables and their target."""
    broken = _broken_rule(figure, code)
    if broken:
        return broken.fingerprint
    if code == "file_used_elsewhere":
        basis = sorted(use.file.sha256 for use in figure.evidence)
    else:
        basis = [f"{name}={value}" for name, value in figure.variables.items()]
        basis += [str(figure.target), str(figure.target_upper)]
    return sha256("\n".join([code, *basis]).encode()).hexdigest()


Found = Iterator[tuple[str, str]]


def _entries(figure: Figure) -> Found:
    """Of a quarter that is n/a nothing is asked but its reason, without which it cannot be saved."""
    if figure.is_excused:
        return
    missing = missing_variables(figure.indicator, figure.variables)
    if missing and figure.is_empty:
        yield "not_filled", _("Nilai belum diisi. Isi %s.") % _listed([row.label for row in missing])
    elif missing:
        yield "incomplete", _("%s belum diisi.") % _listed([row.label for row in missing])
    for row in figure.indicator.variables.all():
        number = figure.variables[row.code]
        problem = None if number is None else variable_problem(row, number)
        if problem:
            yield "out_of_bounds", problem
    problem = value_problem(figure.indicator, figure.variables)
    if problem:
        yield "not_computable", problem


def _evidence(figure: Figure) -> Found:
    """A zero where nothing was promised needs no proof; nor does what cannot be judged."""
    nothing_due = figure.is_excused or (not figure.target and figure.value == 0)
    if figure.indicator.evidence_required and not figure.evidence and not nothing_due:
        yield (
            "evidence_missing",
            _("Bukti belum ada. Unggah sekurangnya satu berkas, misalnya laporan bulanan yang sudah ditandatangani."),
        )


def _explanation(figure: Figure) -> Found:
    threshold = figure.indicator.agency.explanation_below
    if figure.percent is not None and printed(figure.percent) < threshold and not figure.explanation:
        facts = {"percent": figure.percent_text, "threshold": f"{format_exact(threshold)}{NO_BREAK_SPACE}%"}
        yield (
            "explanation_missing",
            _("Penjelasan belum ada. Capaian %(percent)s di bawah %(threshold)s; tulis sebabnya di kolom penjelasan.")
            % facts,
        )


def _far(figure: Figure) -> Found:
    """One question, not two, about a figure that is both far from its history and far above its target."""
    unusual = _unusual(figure)
    raw = figure.achievement.raw
    if unusual:
        yield "far_from_history", f"{unusual} {_is_it_right(figure)}"
    elif raw is not None and printed(raw) > FAR_ABOVE:
        far = _("Capaian %(percent)s di atas %(limit)s.") % {
            "percent": format_percent(raw),
            "limit": format_percent(FAR_ABOVE, 0),
        }
        yield "far_above_target", f"{far} {_is_it_right(figure)}"


def _unusual(figure: Figure) -> str:
    """The achievement is compared, as values of a cumulative target rise within each year; without one, the value."""
    raws = [past.raw for past in figure.history if past.raw is not None]
    raw, value = figure.achievement.raw, figure.value
    if raw is not None and len(raws) >= FEWEST:
        usual = outlier(raw, raws)
        return _far_off(usual, _("Capaian %s") % format_percent(raw), lambda bound: format_percent(bound, 0))
    if value is None or figure.indicator.target_kind == TargetKind.CUMULATIVE:
        return ""
    usual = outlier(value, [past.value for past in figure.history])
    return _far_off(usual, _("Nilai %s") % figure.value_text, figure.say)


def _far_off(usual: Usual | None, text: str, say: Callable[[Decimal], str]) -> str:
    if usual is None:
        return ""
    facts = {"figure": text, "low": say(usual.low), "high": say(usual.high)}
    if usual.above:
        return _("%(figure)s jauh di atas biasanya (%(low)s sampai %(high)s).") % facts
    return _("%(figure)s jauh di bawah biasanya (%(low)s sampai %(high)s).") % facts


def _falling(figure: Figure) -> Found:
    """A cumulative figure of the same year can only stay or rise."""
    before = figure.previous
    if before is None or figure.value is None or not _accumulates(figure) or before.quarter.year != figure.quarter.year:
        return
    if figure.value < before.value:
        facts = {"before": figure.say(before.value), "quarter": before.quarter, "now": figure.value_text}
        fallen = _("Nilai kumulatif turun dari %(before)s pada %(quarter)s menjadi %(now)s.") % facts
        yield "cumulative_falls", f"{fallen} {_is_it_right(figure)}"


def _file_used_elsewhere(figure: Figure) -> Found:
    uses = figure.used_elsewhere
    if not uses:
        return
    shared = {use.file_id for use in uses}
    facts = {
        "files": _listed([one.name for one in figure.evidence if one.file_id in shared]),
        "places": _listed(list(dict.fromkeys(place_of(use) for use in uses))),
    }
    yield (
        "file_used_elsewhere",
        _("Berkas %(files)s juga dilampirkan pada %(places)s. Apakah memang bukti yang sama?") % facts,
    )


def place_of(use: Evidence) -> str:
    """Like "2.20.02.2.01.0017 Triwulan I 2026"."""
    row = use.realisation
    return f"{row.indicator.code} {Quarter(row.year, row.quarter)}"


def _rules_that_block(figure: Figure) -> Found:
    for broken in figure.crossing.at(figure):
        if broken.rule.blocks:
            yield broken.code, broken.sentence


def _rules_that_ask(figure: Figure) -> Found:
    question = _("Apakah angka-angka ini sudah benar?")
    for broken in figure.crossing.at(figure):
        if not broken.rule.blocks:
            yield broken.code, f"{broken.sentence} {question}"


Check = Callable[[Figure], Found]
BLOCKERS: tuple[Check, ...] = (_entries, _evidence, _explanation, _rules_that_block)
WARNINGS: tuple[Check, ...] = (_far, _falling, _file_used_elsewhere, _rules_that_ask)


def _accumulates(figure: Figure) -> bool:
    one = figure.indicator
    return one.target_kind == TargetKind.CUMULATIVE and one.polarity == Polarity.UP


def _is_it_right(figure: Figure) -> str:
    return _("Apakah %s sudah benar?") % (figure.variables_text or figure.say(figure.own_value))


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("%(first)s dan %(last)s") % {"first": ", ".join(names[:-1]), "last": names[-1]}
