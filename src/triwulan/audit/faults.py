"""What a broken link is called, on the page, in the mail and at the command line."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from triwulan.audit.verify import Fault

SENTENCES = {
    "digest": gettext_lazy("Isi entri nomor {number} (id {entry}) tidak cocok dengan sidiknya: entri itu diubah."),
    "previous": gettext_lazy("Entri nomor {number} (id {entry}) tidak menyambung ke entri sebelumnya."),
    "gap": gettext_lazy("Entri nomor {number} tidak ada: entri itu dihapus."),
    "end": gettext_lazy("Rantai berakhir terlalu awal: entri nomor {number} dan seterusnya tidak ada."),
    "head": gettext_lazy("Kepala rantai tidak cocok dengan entri terakhirnya, nomor {number}."),
    "noted": gettext_lazy("Entri nomor {number} (id {entry}) tidak sama dengan kepala yang pernah dicatat."),
}


def sentence(fault: Fault) -> str:
    text = str(SENTENCES.get(fault.kind) or _("Rantai putus pada entri nomor {number}."))
    return text.format(number=fault.number, entry=fault.entry_id)
