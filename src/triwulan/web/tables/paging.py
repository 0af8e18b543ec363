"""A page of a long list; all of it where its table is asked for as a file."""

from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from triwulan.web.tables.asked import MOST_ROWS, NOTES, file_asked

ModelT = TypeVar("ModelT", bound=Model)


def page_of(request: HttpRequest, found: QuerySet[ModelT], per_page: int) -> "Page[ModelT]":
    if file_asked(request) is None:
        return Paginator(found, per_page).get_page(request.GET.get("hal"))
    page: Any = Paginator(found, MOST_ROWS).get_page(1)
    if page.has_other_pages():
        facts = {"most": MOST_ROWS, "all": page.paginator.count}
        note = _("Hanya %(most)d baris pertama dari %(all)d. Saring daftarnya untuk mengunduh yang lain.") % facts
        setattr(request, NOTES, [note])
    whole: Page[ModelT] = page
    return whole
