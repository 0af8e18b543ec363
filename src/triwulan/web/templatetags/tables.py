"""{% tables %}…{% endtables %} around what a page shows: under its tables stands how to take them along."""

from typing import Any

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from triwulan.web.tables.asked import ASK, WHICH
from triwulan.web.tables.reading import UNREAD

register = template.Library()


class TablesNode(template.Node):
    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Any) -> SafeString:
        shown = self.nodelist.render(context)
        request = context.get("request")
        count = sum(1 for start in shown.split("<table")[1:] if UNREAD not in start.partition(">")[0])
        if not count or request is None or request.method != "GET":
            return shown
        asked = request.GET.copy()
        for name in (ASK, WHICH, "hal"):
            asked.pop(name, None)
        query = f"{asked.urlencode()}&" if asked else ""
        said = {"query": query, "count": count, "numbers": range(1, count + 1)}
        return mark_safe(shown + render_to_string("components/downloads.html", said))  # noqa: S308 - both are rendered


@register.tag
def tables(parser: Parser, _token: Token) -> TablesNode:
    nodelist = parser.parse(("endtables",))
    parser.delete_first_token()
    return TablesNode(nodelist)
