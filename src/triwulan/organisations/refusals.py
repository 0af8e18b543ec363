"""What this package says when it refuses."""


class OrganisationRefused(Exception):
    """One sentence for whoever filled in the form; `field` names the argument it belongs to, empty for none."""

    def __init__(self, sentence: object, field: str = "") -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)
        self.field = field
