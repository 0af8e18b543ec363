"""How long a paper is kept and what becomes of it then, as the schedule's own words say it and as figures.

Both retentions count from the end of the year in which they begin, as schedules (JRA) commonly do: when the paper's file
was closed, or by its date, as the schedule says of its kind (`retention_start`).
"""

import re
from dataclasses import dataclass, replace
from datetime import date

from triwulan.core.sentences import say, term

DESTROYED, PERMANENT, APPRAISED = "musnah", "permanen", "dinilai_kembali"
FATES = {DESTROYED: term("musnah"), PERMANENT: term("permanen"), APPRAISED: term("dinilai kembali")}

_YEARS = {
    "active": re.compile(r"(?<!in)aktif\D{0,12}(\d{1,2})\b"),
    "inactive": re.compile(r"inaktif\D{0,12}(\d{1,2})\b"),
}


@dataclass(frozen=True)
class Retention:
    """In whole years. `fate` is a key of FATES."""

    active: int
    inactive: int
    fate: str

    def __str__(self) -> str:
        words = FATES.get(self.fate, self.fate)
        return f"Aktif {self.active} tahun, inaktif {self.inactive} tahun, {words}"

    @property
    def words(self) -> str:
        """As the reader says it; papers and the record hold the Indonesian."""
        return say(
            "Aktif %(active)s tahun, inaktif %(inactive)s tahun, %(fate)s",
            active=self.active,
            inactive=self.inactive,
            fate=say(FATES.get(self.fate, self.fate)),
        )

    def inactive_from(self, dated: date) -> date:
        return date(dated.year + self.active + 1, 1, 1)

    def over_from(self, dated: date) -> date:
        return date(dated.year + self.active + self.inactive + 1, 1, 1)


def read_retention(text: str, before: Retention) -> Retention | None:
    """What the words say, the rest as it was before; None when they say nothing of retention."""
    said = " ".join(text.lower().split())
    found = {name: int(match[1]) for name, pattern in _YEARS.items() if (match := pattern.search(said))}
    fate = next((key for key, words in FATES.items() if words in said), None)
    if not found and fate is None:
        return None
    return replace(before, fate=fate or before.fate, **found)
