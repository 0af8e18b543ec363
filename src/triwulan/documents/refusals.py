"""What this package refuses, each with one sentence for the user."""


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
