"""/tugas/<id>/naskah/<bagian>/susun/: the editor for who writes the section, the words and the comments for who reads."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from triwulan.core import clock
from triwulan.cycles import rules
from triwulan.cycles.access import task_for
from triwulan.cycles.models import Assignment
from triwulan.cycles.narration.commenting import comments_on
from triwulan.cycles.narration.sections import restore_version, section_of, versions_of_section
from triwulan.cycles.narration.speaking import readable_task
from triwulan.cycles.refusals import NotThere
from triwulan.documents.passages import passages
from triwulan.documents.preview import render_blocks
from triwulan.documents.prose import prose
from triwulan.reports.actions import SectionChanged, SectionRefused
from triwulan.reports.compare import compare
from triwulan.reports.models import Section, SectionVersion
from triwulan.web.access import DeskRequest, is_fetched, member
from triwulan.web.narration.saving import Kept, keep, token_of
from triwulan.web.narration.typed import KINDS, Edited, fields_of
from triwulan.web.steps.sections import Part, parts_of
from triwulan.web.steps.visits import visit_of
from triwulan.web.words import say_time_exact


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def section(request: DeskRequest, task_id: int, key: str) -> HttpResponse:
    """A press keeps all that was typed and then does what it says; the page is shown again as it is then."""
    if request.method == "POST":
        return _pressed(request, task_for(request.person, task_id, may=rules.may_finish), key)
    task = readable_task(request.person, task_id)
    part = _part(request, task, key)
    edited = Edited(passages(part.section.body)) if part and part.mine else None
    return _page(request, task, part.section if part else section_of(task, key), Kept(edited or Edited(())), part)


def _pressed(request: DeskRequest, task: Assignment, key: str) -> HttpResponse:
    before = _part(request, task, key)
    if before is None or not before.mine:
        raise NotThere
    kept = keep(request, task, before, str(request.POST.get("asal", "")))
    after = _part(request, task, key) or before
    if is_fetched(request):
        facts = {"saved": say_time_exact(clock.now()), "fault": kept.fault, "token": token_of(after)}
        return JsonResponse(facts, status=HTTPStatus.UNPROCESSABLE_ENTITY if kept.fault else HTTPStatus.OK)
    if not kept.fault:
        messages.success(request, _("Tersimpan %(time)s.") % {"time": say_time_exact(clock.now())})
    status = HTTPStatus.UNPROCESSABLE_ENTITY if kept.fault else HTTPStatus.OK
    return _page(request, task, after.section, kept, after, status)


def _page(
    request: DeskRequest,
    task: Assignment,
    found: Section,
    kept: Kept,
    part: Part | None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    mine = part is not None and part.mine
    shown = passages(found.body)
    context: dict[str, Any] = {
        "task": task,
        "section": found,
        "mine": mine,
        "fields": fields_of(kept.edited) if mine else [],
        "kinds": list(KINDS.items()),
        "fault": kept.fault,
        "stands": found.body if kept.fault and part and _moved(request, part) else "",
        "token": token_of(part) if part and mine else "",
        "paper": words_as_printed(found.body),
        "comments": comments_on(found),
        "places": [(at, _place(at, each.kind)) for at, each in enumerate(shown, 1)],
        "versions": found.versions.count(),
    }
    return render(request, "narration/section.html", context, status=status)


@member
@never_cache
@require_safe
def versions(request: DeskRequest, task_id: int, key: str) -> HttpResponse:
    """Every version; two of them compared, by default the last with the one before."""
    task = readable_task(request.person, task_id)
    found = section_of(task, key)
    rows = versions_of_section(found)
    old, new = _chosen(request, rows)
    part = _part(request, task, key)
    context = {
        "task": task,
        "section": found,
        "rows": rows,
        "old": old,
        "new": new,
        "comparison": compare(old.body, new.body) if old and new else None,
        "mine": part is not None and part.mine,
        "current": rows[0].number if rows else 0,
    }
    return render(request, "narration/versions.html", context)


@member
@require_POST
def restore(request: DeskRequest, task_id: int, key: str, number: int) -> HttpResponse:
    task = task_for(request.person, task_id, may=rules.may_finish)
    part = _part(request, task, key)
    if part is None or not part.mine:
        raise NotThere
    try:
        restore_version(person=request.person, task=task, key=key, number=number)
    except (SectionRefused, SectionChanged) as refused:
        messages.error(request, refused.sentence)
    else:
        messages.success(request, _("Versi %(number)s dipakai lagi, sebagai versi baru.") % {"number": number})
    return redirect("tasks:section", task.pk, key)


def words_as_printed(body: str) -> SafeString:
    return render_blocks(prose(body), top=2)


def _part(request: DeskRequest, task: Assignment, key: str) -> Part | None:
    return parts_of(visit_of(request, task)).get(key)


def _moved(request: DeskRequest, part: Part) -> bool:
    """Somebody else wrote since the page was shown."""
    return not str(request.POST.get("asal", "")).startswith(f"{part.section.version}-")


def _place(at: int, kind: str) -> str:
    return f"{at}. {next(label for known, label in KINDS.items() if known == kind)}"


def _chosen(request: DeskRequest, rows: list[SectionVersion]) -> tuple[SectionVersion | None, SectionVersion | None]:
    by_number = {str(each.number): each for each in rows}
    new = by_number.get(request.GET.get("ke", "")) or (rows[0] if rows else None)
    old = by_number.get(request.GET.get("dari", "")) or (rows[1] if len(rows) > 1 else None)
    return old, new
