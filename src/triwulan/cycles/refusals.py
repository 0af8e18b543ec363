"""What a cycle refuses, each a sentence for the person who asked. Nothing has been changed when one is raised."""

from collections.abc import Sequence

from django.utils.translation import gettext as _


class Refused(Exception):
    """Base of all; the message is the sentence."""


class AlreadyFinished(Refused):
    """Somebody was faster, or the press came from a former holder."""


class StepIncomplete(Refused):
    """What is missing, a sentence each."""

    def __init__(self, missing: Sequence[str]) -> None:
        self.missing = tuple(missing)
        super().__init__(" ".join(self.missing))


class MayNot(Refused):
    """A colleague without the right: 403, with the reason."""


class NotThere(Refused):
    """Not there, or not for this person to know of: 404."""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or _("Tidak ditemukan."))


class RoundRefused(Refused):
    """A round that cannot be opened, with every reason."""

    def __init__(self, reasons: Sequence[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(" ".join(self.reasons))
