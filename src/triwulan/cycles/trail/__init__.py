"""The way back from a figure: who changed it when and at which step, who saw it at the check, which papers print it."""
