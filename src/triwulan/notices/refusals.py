class ReminderRefused(Exception):
    """A sentence for whoever sets the reminders, and the field it belongs to."""

    def __init__(self, sentence: str, field: str | None = None) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.field = field
