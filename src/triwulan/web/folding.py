"""What a template says alike on every page is said once per language: words, icons, addresses of static files.

A page looks up a hundred translated words and draws thirty icons between its figures. They stay where they are in the
templates, one tag each; when a template is loaded, what lies side by side is folded into one node that remembers its text.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from django.template import Context, Node, NodeList, Template
from django.template.base import TextNode
from django.template.library import SimpleNode
from django.template.loaders.cached import Loader as CachedLoader
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.utils.translation import get_language

from triwulan.web.icons import icon
from triwulan.web.lookups import quicken
from triwulan.web.templatetags.components import sample

_SAME_EVERYWHERE: tuple[Callable[..., object], ...] = (icon, sample)
_PLACES = ("nodelist", "nodelist_true", "nodelist_false", "nodelist_loop", "nodelist_empty")


class Loader(CachedLoader):
    """Django's own, which reads each template once; folded once as well."""

    def get_template(self, template_name: str, skip: Any = None) -> Template:
        """Under its name alone, unless some places are to be skipped, it is kept by Django as well."""
        known = None if skip else self.get_template_cache.get(template_name)
        if isinstance(known, Template):
            return known
        known = self.get_template_cache.get(self.cache_key(template_name, skip))
        template = super().get_template(template_name, skip)
        if known is not template:
            fold(template.nodelist)
        return template


class Folded(Node):
    """Neighbours whose text depends on the language alone."""

    def __init__(self, nodes: Iterable[Node]) -> None:
        self.nodes = tuple(nodes)
        self.texts: dict[str | None, str] = {}

    def render(self, _context: Context) -> str:
        """What stands in a template is trusted, so none of it is escaped: the page's own values never come here."""
        language = get_language()
        if language not in self.texts:
            self.texts[language] = "".join(str(node.render(Context())) for node in self.nodes)
        return self.texts[language]


def fold(nodes: NodeList) -> None:
    """In place, all the way down."""
    nodes[:] = list(_folded(nodes))
    for node in nodes:
        quicken(node)
        for inner in _inside(node):
            fold(inner)


def _folded(nodes: NodeList) -> Iterator[Node]:
    alike: list[Node] = []
    for node in [*nodes, None]:
        if node is not None and _is_alike(node):
            alike.append(node)
            continue
        yield from [Folded(alike)] if any(not isinstance(one, TextNode) for one in alike) else alike
        alike = []
        if node is not None:
            yield node


def _inside(node: Node) -> Iterator[NodeList]:
    branches = [nodes for _condition, nodes in getattr(node, "conditions_nodelists", ())]
    places = [vars(node).get(name) for name in _PLACES]
    yield from (each for each in (*branches, *places) if isinstance(each, NodeList))


def _is_alike(node: Node) -> bool:
    if isinstance(node, TranslateNode):
        expression = node.filter_expression
        constant = not expression.filters and getattr(expression.var, "literal", None) is not None
        return constant and node.asvar is None and node.message_context is None
    if isinstance(node, SimpleNode):
        constant = all(_is_text(one) for one in (*node.args, *node.kwargs.values()))
        return node.func in _SAME_EVERYWHERE and constant and node.target_var is None
    if isinstance(node, StaticNode):
        return node.varname is None and _is_text(node.path)
    return isinstance(node, TextNode)


def _is_text(expression: Any) -> bool:
    """A word in quotes, and not what a name in the template's context stands for."""
    return not expression.filters and not hasattr(expression.var, "resolve")
