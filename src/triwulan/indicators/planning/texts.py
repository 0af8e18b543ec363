"""One line of text as a form or a table gives it: trimmed, printable, neither missing nor too long."""

from collections.abc import Iterator

from django.utils.translation import gettext as _


def one_line(text: str) -> str:
    return " ".join("".join(sign for sign in text.replace("\n", " ") if sign.isprintable() or sign == " ").split())


def line_faults(what: str, text: str, longest: int, *, needed: bool = True) -> Iterator[str]:
    if needed and not text.strip():
        yield _("%s belum diisi.") % what
    elif len(text) > longest:
        yield _("%(what)s paling panjang %(longest)d huruf.") % {"what": what, "longest": longest}
