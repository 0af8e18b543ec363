"""Free text as people type it, before it is stored."""

import re

from django.utils.translation import gettext as _

LONGEST = 10_000

# Control characters that no keyboard means, and that PostgreSQL or a PDF would choke on.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def tidy_prose(text: str) -> str:
    """One kind of line end, no control characters, no blank space around it."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def prose_problem(text: str) -> str | None:
    if len(text) <= LONGEST:
        return None
    lengths = {"length": len(text), "longest": LONGEST}
    return _("Tulisan ini %(length)d huruf. Ringkas sampai paling banyak %(longest)d huruf.") % lengths
