"""What a template says alike on every page is looked up once per language, and nothing else is."""

from django.template import Context, Engine
from django.template.base import NodeList
from django.utils import translation

from triwulan.web.folding import Folded, fold
from triwulan.web.templatetags import components

LIBRARIES = {
    "components": components.__name__,
    "i18n": "django.templatetags.i18n",
}


def folded(text: str) -> NodeList:
    engine = Engine(libraries=LIBRARIES, builtins=list(LIBRARIES.values()))
    nodes = engine.from_string(text).nodelist
    fold(nodes)
    return nodes


def said(nodes: NodeList, **values: object) -> str:
    return nodes.render(Context(values))


def test_words_icons_and_what_stands_between_them_become_one_node_that_knows_the_language() -> None:
    nodes = folded('<p>{% translate "Keluar" %} {% icon "ok" %}</p>')
    assert [type(node) for node in nodes] == [Folded]
    with translation.override("id"):
        indonesian = said(nodes)
    with translation.override("en"):
        english = said(nodes)
    assert (indonesian.partition("<svg")[0], english.partition("<svg")[0]) == ("<p>Keluar ", "<p>Sign out ")


def test_what_a_page_brings_along_is_asked_on_every_page() -> None:
    nodes = folded(
        '{% translate "Keluar" %}{{ name }}{% icon name %}{% translate name %}{% translate "Keluar" as out %}{{ out }}'
    )
    with translation.override("id"):
        assert said(nodes, name="ok").startswith("Keluarok<svg")
        assert said(nodes, name="late").endswith("lateKeluar")


def test_branches_and_loops_are_folded_within() -> None:
    nodes = folded(
        '{% if late %}<b>{% translate "Keluar" %}</b>{% else %}{% for one in ones %}{% icon "ok" %}{{ one }}{% endfor %}{% endif %}'
    )
    branches = [inner for _condition, inner in nodes[0].conditions_nodelists]  # type: ignore[attr-defined]
    assert [type(branches[0][0]), type(branches[1][0].nodelist_loop[0])] == [Folded, Folded]
    with translation.override("id"):
        assert said(nodes, late=True) == "<b>Keluar</b>"
        assert said(nodes, ones=[1, 2]).count("<svg") == 2
