"""A report's sections beyond their words: pictures, former versions, and what readers say. None of it blocks the SOP."""
