"""What this package refuses, each with one sentence for the user."""

from django.utils.translation import gettext as _


class UploadRefused(Exception):
    """The sentence says what is wrong with the file and what to do; nothing was kept."""

    def __init__(self, sentence: object) -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)


class DocumentRefused(Exception):
    """The text is a sentence for the user."""


class StorageFull(UploadRefused):
    """The server's disk has no room for the file; not the fault of who sent it."""

    def __init__(self) -> None:
        super().__init__(
            "Berkas belum tersimpan karena penyimpanan server penuh. Beri tahu administrator, lalu unggah lagi."
        )


class StorageAway(UploadRefused):
    """The place of the files does not answer, or refuses; not the fault of who sent it."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Berkas belum tersimpan karena penyimpanan berkas tidak menjawab. Tidak ada yang berubah: coba lagi "
                "sebentar, dan beri tahu administrator bila tetap terjadi."
            )
        )


class FilesAway(Exception):
    """Whether a stored file is whole cannot be known now. The text is a sentence for the user."""

    def __init__(self) -> None:
        super().__init__(
            _(
                "Berkas belum dapat dibuka karena penyimpanan berkas tidak menjawab. Coba lagi sebentar, dan beri tahu "
                "administrator bila tetap terjadi."
            )
        )
