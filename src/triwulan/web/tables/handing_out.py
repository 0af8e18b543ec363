"""Turns a page that was just shown into a file of its tables, where that was asked: same rights, filters and numbers."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.text import slugify
from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.dates import format_instant
from triwulan.documents.uploads.formats import CSV, XLSX
from triwulan.exchange.sheets.write import csv_file, xlsx_file
from triwulan.web.tables.asked import NOTES, Asked, file_asked
from triwulan.web.tables.reading import Page, read_page


class TableFiles:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        asked = file_asked(request)
        if asked is None or not _is_page(response):
            return response
        assert isinstance(response, HttpResponse)  # noqa: S101 - a page is no stream
        return _file(request, read_page(response.content.decode()), asked)


def _is_page(response: HttpResponseBase) -> bool:
    is_html = response.headers.get("Content-Type", "").startswith("text/html")
    return response.status_code == HttpResponse.status_code and is_html and not response.streaming


def _file(request: HttpRequest, page: Page, asked: Asked) -> HttpResponse:
    if not 1 <= asked.which <= len(page.tables):
        raise Http404(_("Tabel ini tidak ada di halaman ini."))
    if asked.format == "csv":
        table = page.tables[asked.which - 1]
        return _attached(csv_file(table), f"{CSV.content_type}; charset=utf-8", table.title or page.title, "csv")
    return _workbook(request, page)


def workbook_of(request: HttpRequest, shown: HttpResponse) -> HttpResponse:
    """Of a page that answers a form, whose address alone would not show it again."""
    return _workbook(request, read_page(shown.content.decode()))


def _workbook(request: HttpRequest, page: Page) -> HttpResponse:
    content = xlsx_file(page.title, _notes(request), page.tables)
    return _attached(content, XLSX.content_type, page.title, "xlsx")


def _notes(request: HttpRequest) -> list[str]:
    agency = getattr(request, "agency", None)
    whose = [agency.name] if agency else []
    when = [_("Diunduh %(when)s") % {"when": format_instant(clock.now(), agency.time_zone)}] if agency else []
    return [*whose, *when, *getattr(request, NOTES, [])]


def _attached(content: bytes, kind: str, title: str, extension: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=kind)
    name = slugify(title)[:60].strip("-") or "tabel"
    answer["Content-Disposition"] = f'attachment; filename="{name}.{extension}"'
    answer["Cache-Control"] = "private, no-store"
    return answer
