"""Rules between indicators: the planner's list, and a rule that is tried on the figures before it is saved."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from triwulan.core.expressions import ExpressionUnreadable, Verdict
from triwulan.core.quarters import Quarter
from triwulan.cycles.models import Round
from triwulan.indicators.models import CrossRule, Indicator
from triwulan.indicators.planning.cross_rules import (
    CrossRuleSpec,
    Trial,
    add_cross_rule,
    change_cross_rule,
    read_for,
    standing_of,
    stop_cross_rule,
    trials,
)
from triwulan.indicators.queries import valid_in
from triwulan.indicators.refusals import PlanRefused
from triwulan.web.access import DeskRequest, needs
from triwulan.web.manage.cross_rule_forms import RuleForm, StopForm, entered_of

PLANNERS = ("perencana", "admin")
# The quarter that is collected, and three before it.
TRIED = 4


@dataclass(frozen=True)
class Marked:
    """An expression with the place that a refusal speaks of."""

    before: str
    place: str
    after: str


@needs(*PLANNERS)
@require_safe
def cross_rules(request: DeskRequest) -> HttpResponse:
    quarter = current_quarter(request)
    rules = list(CrossRule.objects.filter(agency=request.agency))
    there = standing_of(request.agency, rules, quarter)
    rows = [(rule, there[rule.pk] if rule.is_in_force(quarter.year) else None) for rule in rules]
    return render(request, "manage/cross_rules.html", {"rows": rows, "quarter": quarter, "broken": Verdict.BROKEN})


@needs(*PLANNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_rule(request: DeskRequest) -> HttpResponse:
    return _edit(request, None)


@needs(*PLANNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def rule(request: DeskRequest, pk: int) -> HttpResponse:
    return _edit(request, _rule(request, pk))


@needs(*PLANNERS)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: DeskRequest, pk: int) -> HttpResponse:
    found = _rule(request, pk)
    last = max(found.valid_from, current_quarter(request).year) - 1
    form = StopForm(request.POST or None, initial={"tahun_terakhir": last, "versi": found.version})
    if form.is_valid():
        actor = request.desk.actor(*PLANNERS)
        entered = form.cleaned_data
        try:
            stop_cross_rule(
                rule=found, last_year=entered["tahun_terakhir"], actor=actor, expected_version=entered["versi"]
            )
        except PlanRefused as refused:
            _refuse(form, refused)
        else:
            messages.success(request, _("Aturan “%s” dihentikan.") % found.name)
            return redirect("manage:cross_rules")
    return render(request, "manage/cross_rule_stop.html", {"form": form, "found": found}, status=_status(form))


def current_quarter(request: DeskRequest) -> Quarter:
    """The last round's; before the first the quarter just ended."""
    last = Round.objects.filter(agency=request.agency).order_by("-year", "-quarter").first()
    return last.period if last else Quarter.containing(request.desk.today).previous


def _edit(request: DeskRequest, found: CrossRule | None) -> HttpResponse:
    quarter = current_quarter(request)
    form = RuleForm(request.POST or None, initial=entered_of(found, quarter.year))
    tried: list[Trial] = []
    if form.is_valid():
        tried = _tried(request, form, quarter)
        saves = "simpan" in request.POST and not form.errors and form.is_tried(found)
        if saves and _save(request, form, found):
            return redirect("manage:cross_rules")
    context = {
        "form": form,
        "found": found,
        "marked": _marked(form),
        "trials": tried,
        "may_save": form.is_tried(found) or bool(tried),
        "indicators": _measured(request, quarter.year),
    }
    return render(request, "manage/cross_rule.html", context, status=_status(form))


def _tried(request: DeskRequest, form: RuleForm, quarter: Quarter) -> list[Trial]:
    """What the rule would find now; what cannot be read is said beside its field, with its place."""
    entered = form.cleaned_data
    try:
        read = read_for(request.agency, entered["rumus"], entered["berlaku_sejak"], entered["berlaku_sampai"])
    except ExpressionUnreadable as unreadable:
        form.refuse_expression(unreadable)
        return []
    quarters = [quarter]
    while len(quarters) < TRIED:
        quarters.append(quarters[-1].previous)
    return trials(request.agency, read, quarters)


def _save(request: DeskRequest, form: RuleForm, found: CrossRule | None) -> bool:
    entered, actor = form.cleaned_data, request.desk.actor(*PLANNERS)
    spec = CrossRuleSpec(
        name=entered["nama"],
        expression=entered["rumus"],
        message=entered["penjelasan"],
        severity=entered["sifat"],
        valid_from=entered["berlaku_sejak"],
        valid_to=entered["berlaku_sampai"],
    )
    try:
        if found:
            change_cross_rule(rule=found, spec=spec, actor=actor, expected_version=entered["versi"])
        else:
            add_cross_rule(agency=request.agency, spec=spec, actor=actor)
    except PlanRefused as refused:
        _refuse(form, refused)
        return False
    messages.success(request, _("Aturan “%s” tersimpan.") % spec.name)
    return True


def _marked(form: RuleForm) -> Marked | None:
    fault, text = form.unreadable, str(form["rumus"].value() or "").strip()
    if fault is None:
        return None
    return Marked(text[: fault.at], text[fault.at : fault.end] or "…", text[fault.end :])


def _measured(request: DeskRequest, year: int) -> list[Indicator]:
    there = Indicator.objects.filter(valid_in(year), agency=request.agency).order_by("order", "id")
    return list(there.prefetch_related("variables"))


def _rule(request: DeskRequest, pk: int) -> CrossRule:
    found: CrossRule = get_object_or_404(CrossRule.objects.select_related("agency"), agency=request.agency, pk=pk)
    return found


def _refuse(form: Any, refused: PlanRefused) -> None:
    for sentence in refused.sentences:
        form.add_error(None, sentence)


def _status(form: Any) -> int:
    return 422 if form.errors else 200
