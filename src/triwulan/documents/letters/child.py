"""The process that fills a letter's template: a job as JSON from stdin, the outcome as JSON to stdout, and it ends.

The template is a stranger's text: it is read in a sandbox that knows names, loops and conditions and nothing else, escapes
what it puts in, and is killed when it takes too much. Run only by `call`; arguments as of the typesetting child.
"""

import base64
import io
import json
import resource
import sys
from collections.abc import Iterable
from typing import Any

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from triwulan.documents.letters.fields import FILTERS
from triwulan.documents.word.package import pack

_ALLOWED = (
    nodes.Template,
    nodes.Output,
    nodes.TemplateData,
    nodes.Name,
    nodes.Getattr,
    nodes.Getitem,
    nodes.Const,
    nodes.For,
    nodes.If,
    nodes.Compare,
    nodes.Operand,
    nodes.And,
    nodes.Or,
    nodes.Not,
    nodes.Filter,
    nodes.Test,
    nodes.Keyword,
)
_LOOP = "loop"


class Refused(TemplateError):
    """`problems` are pairs: what is wrong, and where."""

    def __init__(self, problems: list[tuple[str, str]]) -> None:
        super().__init__("refused")
        self.problems = problems


class Sandbox(ImmutableSandboxedEnvironment):
    """Every text that becomes a template goes through here, headers and properties too."""

    def __init__(self, known: Iterable[str]) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined)
        self.globals.clear()
        self.filters = {name: self.filters[name] for name in FILTERS}
        self.known = frozenset(known)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed = super()._parse(source, name, filename)
        problems = list(dict.fromkeys(self._problems(parsed)))
        if problems:
            raise Refused(problems)
        return parsed

    def _problems(self, parsed: nodes.Template) -> Iterable[tuple[str, str]]:
        own = {each.name for each in parsed.find_all(nodes.Name) if each.ctx == "store"} | {_LOOP}
        for node in parsed.find_all(nodes.Node):
            if not isinstance(node, _ALLOWED):
                yield "construct", type(node).__name__
            elif isinstance(node, nodes.Getattr) and node.attr.startswith("_"):
                yield "private", node.attr
            elif isinstance(node, nodes.Getitem) and not _is_number(node.arg):
                yield "construct", "[…]"
            elif isinstance(node, nodes.Filter) and node.name not in FILTERS:
                yield "filter", node.name
            elif isinstance(node, nodes.Name) and node.name.startswith("_"):
                yield "private", node.name
            elif isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in self.known | own:
                yield "unknown", node.name


def _is_number(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Const) and isinstance(node.value, int)


def fill(template: bytes, fields: dict[str, Any]) -> dict[str, Any]:
    """{"file": …} as base64, or {"problems": […]}."""
    made = DocxTemplate(io.BytesIO(template))
    try:
        made.render(fields, Sandbox(fields), autoescape=True)
    except Refused as refused:
        return {"problems": refused.problems}
    except TemplateSyntaxError as error:
        return {"problems": [("syntax", str(error.message)[:120])]}
    except SecurityError as error:
        return {"problems": [("private", str(error)[:120])]}
    except TemplateError as error:
        return {"problems": [("field", str(error)[:120])]}
    return {"file": base64.b64encode(pack(made.docx)).decode("ascii")}


def main() -> None:
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    job = json.load(sys.stdin)
    json.dump(fill(base64.b64decode(job["template"]), job["fields"]), sys.stdout)


if __name__ == "__main__":
    main()
