"""What a section's pictures must bring: the file, words for who cannot see it, and a caption that the list can print."""

from django.utils.translation import gettext as _

from triwulan.documents.models import Illustration
from triwulan.documents.passages import pictures_in

LONGEST_LINE = 500


def picture_problem(text: str) -> str | None:
    """The first thing that is wrong, as a sentence; one query, and none where there are no pictures."""
    shown = pictures_in(text)
    if not shown:
        return None
    files = Illustration.objects.filter(file__sha256__in=[each.sha256 for each in shown])
    known = set(files.values_list("file__sha256", flat=True))
    for each in shown:
        name = each.caption or each.sha256[:8]
        if not each.caption:
            return _("Gambar %(name)s belum berjudul. Tulis judulnya; daftar gambar memuatnya.") % {"name": name}
        if not each.alt:
            return _(
                "Gambar “%(name)s” belum mempunyai teks pengganti. Tulis apa yang terlihat, bagi pembaca yang tidak melihatnya."
            ) % {"name": name}
        if max(len(each.caption), len(each.alt), len(each.source)) > LONGEST_LINE:
            return _("Judul, teks pengganti, dan sumber gambar “%(name)s…” paling panjang 500 huruf.") % {
                "name": name[:40]
            }
        if each.sha256 not in known:
            return _("Berkas gambar “%(name)s” tidak dikenal. Unggah gambarnya lagi.") % {"name": name}
    return None
