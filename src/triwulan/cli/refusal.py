"""How a command says no: one sentence on stderr and an exit code, never a traceback."""


class Refused(Exception):
    """Its text is the sentence; nothing was changed."""

    exit_code = 2
