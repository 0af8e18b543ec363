"""Taking a division's sentences into a section: beside it on the page, inserted by one press."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from triwulan.cycles.quotes import Quote, quotes_for
from triwulan.web.steps.page import Visit
from triwulan.web.steps.sections import Part, parts_of, save_part

# The button keeps what was typed, as "simpan" does, and then adds the words: "kutip:<section>:<quote>".
BUTTON, QUOTE = "simpan", "kutip"


@dataclass(frozen=True)
class ShownQuote:
    quote: Quote
    value: str
    taken: bool


def offered(visit: Visit, parts: Mapping[str, Part], *, yearly: bool) -> dict[str, Part]:
    """The parts with what the divisions said at their places."""
    if not any(part.mine for part in parts.values()):
        return dict(parts)
    cycle = visit.task.step_run.cycle
    found = quotes_for(cycle, [part.section for part in parts.values()], yearly=yearly)
    return {key: replace(part, quotes=_shown(part, found.get(key, ()))) for key, part in parts.items()}


def insert_quote(visit: Visit, *, yearly: bool) -> Sequence[str]:
    """After the page's words were kept. A quote that is there already is not put in twice."""
    kind, _colon, rest = visit.typed.get(BUTTON, "").partition(":")
    key, _colon, wanted = rest.partition(":")
    parts = parts_of(Visit(visit.request, visit.task, visit.editable)) if kind == QUOTE else {}
    part = parts.get(key)
    if part is None or not part.mine:
        return []
    quotes = quotes_for(visit.task.step_run.cycle, [part.section], yearly=yearly).get(key, [])
    quote = next((one for one in quotes if one.key == wanted), None)
    if quote is None:
        return [_("Kutipan itu tidak ada lagi; muat ulang halaman.")]
    if quote.is_in(part.section.body):
        return []
    body = "\n\n".join(filter(None, (part.section.body, quote.words)))
    fault = save_part(visit.request.person, visit.task, part, {part.name: body, part.version_name: part.version})
    return [fault] if fault else []


def _shown(part: Part, quotes: Sequence[Quote]) -> tuple[ShownQuote, ...]:
    return tuple(ShownQuote(one, f"{QUOTE}:{part.key}:{one.key}", one.is_in(part.body)) for one in quotes)
