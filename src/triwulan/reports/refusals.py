"""What this package says when it refuses. Whatever was there before stays as it was."""

from django.utils.translation import gettext as _

from triwulan.core import clock
from triwulan.core.spoken import say_instant_near
from triwulan.reports.models import Section


class SectionRefused(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class SectionChanged(Exception):
    """Somebody else edited the same section since it was shown; `who` is None for the drafting rules."""

    def __init__(self, section: Section) -> None:
        self.who = section.edited_by.full_name if section.edited_by else None
        self.when = section.edited_at
        self.sentence = self._sentence(section)
        super().__init__(self.sentence)

    def _sentence(self, section: Section) -> str:
        if self.who is None or self.when is None:
            return _("Bagian “%s” sudah berubah. Muat ulang untuk melihat isinya.") % section.title
        moment = say_instant_near(self.when, clock.now(), section.report.agency.time_zone)
        facts = {"title": section.title, "who": self.who, "when": moment}
        return _("Bagian “%(title)s” sudah diubah %(who)s %(when)s. Muat ulang untuk melihat isinya.") % facts


class AgreementRefused(Exception):
    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence

    @classmethod
    def nothing_to_promise(cls) -> "AgreementRefused":
        return cls(_("Jabatan ini belum memegang indikator. Tetapkan penanggung jawabnya pada pohon kinerja dahulu."))

    @classmethod
    def nothing_changed(cls, number: str) -> "AgreementRefused":
        return cls(_("Perjanjian %s masih sesuai; tidak ada yang perlu diubah.") % number)

    @classmethod
    def plan_unchanged(cls, number: str) -> "AgreementRefused":
        return cls(_("Rencana aksi %s masih sesuai; tidak ada yang perlu diubah.") % number)
