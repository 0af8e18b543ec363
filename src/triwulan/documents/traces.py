"""Names on a paper's page that lead to where the numbers beside them come from.

A paper itself carries no addresses: they are laid over it where it is read, so that its bytes stay as they were frozen.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.html import format_html
from django.utils.safestring import SafeString

from triwulan.documents.typesetting.glyphs import plain

# A name may follow its number or what it is called: "2.16 …", "Indikator 3: …".
_BEFORE = re.compile(r"(?:.*[\s:.])?")


@dataclass(frozen=True)
class Traces:
    """`places`: the address of a name. Of several that end a text, the longest is meant."""

    places: Mapping[str, str] = field(default_factory=dict)

    def linked(self, text: str) -> SafeString | None:
        """None where the text does not end with a known name."""
        said = plain(text)
        name = next((name for name in self._longest_first if said.endswith(name)), None)
        if name is None:
            return None
        before = said[: len(said) - len(name)]
        if not _BEFORE.fullmatch(before):
            return None
        return format_html('{}<a href="{}">{}</a>', before, self.places[name], name)

    @cached_property
    def _longest_first(self) -> list[str]:
        return sorted(self.places, key=len, reverse=True)


NO_TRACES = Traces()
