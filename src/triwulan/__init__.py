"""Triwulan runs an office's own SOP for collecting performance data."""

__version__ = "0.1.0"
