"""A name in a template stands for what it stands for in Django's own engine, whatever it is."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pytest
from django.template import Context, Engine, VariableDoesNotExist
from django.utils.functional import SimpleLazyObject
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy, override

from triwulan.core import clock
from triwulan.web.folding import fold


@dataclass
class Thing:
    name: str = "<b>&'\"</b>"
    none: None = None
    number: Decimal = Decimal("1234.50")
    inner: dict[str, Any] = field(default_factory=lambda: {"a": 1, "items": "own"})
    several: tuple[str, ...] = ("x", "y")

    def spoken(self) -> str:
        return "said"

    def with_argument(self, needed: str) -> str:
        return needed

    def delete(self) -> str:
        return "changed"

    delete.alters_data = True  # type: ignore[attr-defined]

    @property
    def broken(self) -> str:
        raise ValueError("broken")

    @property
    def missing_inside(self) -> str:
        raise AttributeError("inside")


class Uncalled:
    do_not_call_in_templates = True

    def __str__(self) -> str:
        return "uncalled"

    def __call__(self) -> str:
        return "called"


def context() -> Context:
    return Context(
        {
            "thing": Thing(),
            "later": SimpleLazyObject(Thing),
            "class": Thing,
            "uncalled": Uncalled(),
            "call": lambda: "called",
            "safe": format_html("<i>{}</i>", "<"),
            "words": gettext_lazy("Simpan"),
            "now": clock.now(),
            "number": 1234567,
            "yes": True,
        }
    )


NAMES = (
    *(
        "thing.name",
        "thing.none",
        "thing.number",
        "thing.inner.a",
        "thing.inner.items",
        "thing.inner.keys",
        "thing.inner.b",
    ),
    *("thing.several.1", "thing.several.7", "thing.spoken", "thing.with_argument", "thing.delete", "thing.nothing"),
    *("later.name", "later.several.0", "class.name", "uncalled", "call", "safe", "words", "now", "number", "yes"),
    *("nothing", "nothing.more", "template", "push", "True", "None", "'text'", "_('Simpan')", "12"),
)


def ways(name: str) -> list[str]:
    return [
        f"{{{{ {name} }}}}",
        f"{{{{ {name}|default:'-' }}}}",
        f"{{{{ 'x'|default_if_none:{name} }}}}" if "'" not in name else "",
        f"{{% if {name} and not nothing or {name} == 1 %}}yes{{% else %}}no{{% endif %}}",
        f"{{% with short={name} %}}{{{{ short }}}}{{% endwith %}}",
        f"{{% for each in {name} %}}{{{{ each }}}}{{% empty %}}none{{% endfor %}}" if name in _SEVERAL else "",
        f"{{% autoescape off %}}{{{{ {name} }}}}{{% endautoescape %}}",
    ]


_SEVERAL = ("thing.inner", "thing.several.1", "nothing", "thing.name")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["id", "en"])
def test_it_stands_for_the_same(name: str, language: str) -> None:
    with override(language):
        assert [said(way, folded=True) for way in ways(name)] == [said(way, folded=False) for way in ways(name)]


def said(text: str, *, folded: bool) -> str:
    """Or why not: Django is strict with what a filter is given."""
    template = Engine().from_string(text)
    if folded:
        fold(template.nodelist)
    try:
        return template.render(context())
    except VariableDoesNotExist as missing:
        return type(missing).__name__


@pytest.mark.parametrize(("name", "error"), [("thing.broken", ValueError), ("thing.missing_inside", AttributeError)])
def test_what_breaks_inside_breaks_the_page(name: str, error: type[Exception]) -> None:
    quick = Engine().from_string(f"{{{{ {name} }}}}")
    fold(quick.nodelist)
    with pytest.raises(error):
        quick.render(context())


def test_what_is_safe_already_stays_so_and_all_else_is_escaped() -> None:
    quick = Engine().from_string("{{ safe }}{{ thing.name }}")
    fold(quick.nodelist)
    rendered = quick.render(context())
    assert (rendered, type(rendered)) == ("<i>&lt;</i>&lt;b&gt;&amp;&#x27;&quot;&lt;/b&gt;", SafeString)
