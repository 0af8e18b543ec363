"""/reviu/: the annual reports with where their review stands, and one of them with its checklist."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from triwulan.cycles.narration.speaking import is_reviewer_of
from triwulan.cycles.refusals import AlreadyFinished, StepIncomplete
from triwulan.cycles.reviewing.asking import ask_review, withdraw_review
from triwulan.cycles.reviewing.ending import missing_in, return_review, save_answers, signatories_of, state_review
from triwulan.cycles.reviewing.proofs import proofs_of
from triwulan.cycles.reviewing.publishing import to_issue_again
from triwulan.cycles.reviewing.rights import draft_of, open_review, planner, report_under_review, reviewer
from triwulan.cycles.reviewing.standing import standing_of
from triwulan.documents.kinds.laporan_kinerja import statement_words
from triwulan.organisations.queries import today
from triwulan.reports.models import Report, ReportKind, Review, Section, SectionComment
from triwulan.web.access import DeskRequest, member, needs
from triwulan.web.reviews.forms import AskForm, ReturnForm, StatementForm, lines_of, ticked_in

READERS = ("perencana", "kepala_dinas", "sekretaris")


@needs(*READERS, reviewers=True)
@never_cache
@require_safe
def reviews(request: DeskRequest) -> HttpResponse:
    """Newest year first, in three queries."""
    reports = list(Report.objects.filter(agency=request.agency, kind=ReportKind.YEAR).order_by("-year", "-id"))
    last = {each.report_id: each for each in Review.objects.filter(report__in=reports).order_by("turn")}
    rows = [(report, last.get(report.pk)) for report in reports]
    return render(request, "reviews/list.html", {"rows": rows})


@member
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def detail(request: DeskRequest, report_id: int) -> HttpResponse:
    """What is posted is the checklist."""
    report = report_under_review(request.person, report_id)
    if request.method == "POST":
        ticked = ticked_in({name: str(value) for name, value in request.POST.items()})
        try:
            save_answers(person=request.person, report_id=report_id, ticked=ticked)
        except StepIncomplete as refused:
            messages.error(request, str(refused))
            return _page(request, report)
        messages.success(request, _("Daftar uji tersimpan."))
        return redirect("reviews:detail", report_id)
    return _page(request, report)


def _page(request: DeskRequest, report: Report) -> HttpResponse:
    standing = standing_of(report)
    reviews_here = is_reviewer_of(request.person, report.agency)
    works = reviews_here and standing.stand == "open" and standing.review is not None
    typed = {name: str(value) for name, value in request.POST.items()}
    context = {
        "report": report,
        "standing": standing,
        "review": standing.review,
        "groups": lines_of(standing.review, typed, proofs_of(report) if standing.review else {}),
        "works": works,
        "plans": "perencana" in request.desk.roles,
        "missing": missing_in(standing.review) if works and standing.review else [],
        "draft": draft_of(report),
        "notes": _notes(report),
        "sections": Section.objects.filter(report=report).order_by("order", "id") if works else (),
        "turns": Review.objects.filter(report=report).select_related("asked_by", "ended_by").order_by("-turn"),
        "again": to_issue_again(report),
    }
    return render(request, "reviews/detail.html", context)


@member
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: DeskRequest, report_id: int) -> HttpResponse:
    report = report_under_review(request.person, report_id)
    planner(request.person, report.agency)
    form = AskForm(request.POST or None)

    def act() -> object:
        return ask_review(person=request.person, report_id=report_id, note=str(request.POST.get("note", "")))

    words = (
        _("Minta reviu"),
        _("Inspektorat membaca naskah dan mengisi daftar uji. Langkah SOP tetap dapat diselesaikan."),
    )
    return _form(request, report, form, act, words, _("Reviu diminta."))


@member
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: DeskRequest, report_id: int) -> HttpResponse:
    report = report_under_review(request.person, report_id)
    planner(request.person, report.agency)
    open_review(report)

    def act() -> object:
        return withdraw_review(person=request.person, report_id=report_id)

    words = (_("Tarik permintaan reviu"), _("Jawaban daftar uji tetap tersimpan dan dipakai bila reviu diminta lagi."))
    return _form(request, report, forms.Form(request.POST or None), act, words, _("Permintaan reviu ditarik."))


@member
@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: DeskRequest, report_id: int) -> HttpResponse:
    report = report_under_review(request.person, report_id)
    reviewer(request.person, report.agency)
    open_review(report)
    form = ReturnForm(request.POST or None)

    def act() -> object:
        message = str(request.POST.get("message", ""))
        return return_review(person=request.person, report_id=report_id, message=message)

    words = (_("Kembalikan dengan catatan"), _("Perencana memperbaiki naskah, lalu meminta reviu lagi."))
    return _form(request, report, form, act, words, _("Laporan dikembalikan dengan catatan."))


@member
@require_http_methods(["GET", "HEAD", "POST"])
def state(request: DeskRequest, report_id: int) -> HttpResponse:
    report = report_under_review(request.person, report_id)
    reviewer(request.person, report.agency)
    open_review(report)
    former = _beginning(report)
    form = StatementForm(request.POST or None, initial=former, signatories=signatories_of(report.agency))

    def act() -> object:
        return state_review(person=request.person, report_id=report_id, statement=form.statement())

    words = (
        _("Nyatakan telah direviu"),
        _(
            "Pernyataan ini masuk ke laporan dan mengakhiri reviu; tidak dapat ditarik, tetapi reviu dapat diminta lagi."
        ),
    )
    return _form(request, report, form, act, words, _("Pernyataan tersimpan."))


def _form(
    request: DeskRequest,
    report: Report,
    form: forms.Form,
    act: Callable[[], object],
    words: tuple[str, str],
    done: str,
) -> HttpResponse:
    """Whatever is refused stands over the form, with what was typed."""
    if request.method == "POST" and form.is_valid():
        try:
            act()
        except (StepIncomplete, AlreadyFinished) as refused:
            for sentence in getattr(refused, "missing", [str(refused)]):
                form.add_error(None, sentence)
        else:
            messages.success(request, done)
            return redirect("reviews:detail", report.pk)
    context = {"report": report, "form": form, "heading": words[0], "told": words[1], "button": words[0]}
    return render(request, "reviews/form.html", context)


def _beginning(report: Report) -> dict[str, Any]:
    agency = report.agency
    return {
        "text": statement_words(agency.name, str(report.year)),
        "signer": f"Inspektur {agency.government.name}",
        "place": agency.place,
        "on": today(agency),
    }


def _notes(report: Report) -> list[SectionComment]:
    """The Inspektorat's, open ones first."""
    rows = SectionComment.objects.filter(section__report=report, review__isnull=False)
    found = list(rows.select_related("section", "person", "position").order_by("id"))
    return sorted(found, key=lambda each: (each.resolved_at is not None, each.pk))
