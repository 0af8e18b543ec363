"""What this package refuses, each with one sentence for the user."""


class UploadRefused(Exception):
    """The sentence says what is wrong with the file and what to do; nothing was kept."""

    def __init__(self, sentence: object) -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)
