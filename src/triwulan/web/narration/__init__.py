"""A section of a report on a page of its own: written passage by passage, compared, commented."""
