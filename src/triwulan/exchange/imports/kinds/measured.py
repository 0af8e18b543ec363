"""Finding the indicator that a row speaks of, in the version of its year."""

from collections import defaultdict

from django.utils.translation import gettext as _

from triwulan.exchange.imports.kinds.each import RowRefused
from triwulan.exchange.imports.rows import Row, folded
from triwulan.indicators.models import Indicator
from triwulan.organisations.models import Agency


class Measured:
    """The agency's indicators, read once for a whole table."""

    def __init__(self, agency: Agency) -> None:
        self.by_code: dict[str, list[Indicator]] = defaultdict(list)
        self.by_name: dict[str, list[Indicator]] = defaultdict(list)
        found = Indicator.objects.filter(agency=agency).select_related("agency__government", "unit")
        for one in found.prefetch_related("variables").order_by("valid_from"):
            self.by_code[one.code.casefold()].append(one)
            self.by_name[folded(one.name)].append(one)

    def find(self, row: Row, year: int) -> Indicator:
        """By its code, else by its name. RowRefused where there is none, or not in that year."""
        code = row["kode"].rstrip(".")
        versions = self.by_code.get(code.casefold(), []) if code else self.by_name.get(folded(row["nama"]), [])
        if not versions:
            named = code or row["nama"]
            sentence = _("Indikator “%s” tidak ada. Impor atau tambahkan indikatornya dahulu.") % named
            raise RowRefused(
                sentence if named else _("Kode atau nama indikator belum diisi."), "kode" if code else "nama"
            )
        in_force = [
            one for one in versions if one.valid_from <= year and (one.valid_to is None or year <= one.valid_to)
        ]
        if not in_force:
            facts = {"indicator": versions[0].code, "year": year, "first": versions[0].valid_from}
            raise RowRefused(
                _("Indikator %(indicator)s belum berlaku tahun %(year)d; berlaku sejak %(first)d.") % facts, "tahun"
            )
        return in_force[-1]
