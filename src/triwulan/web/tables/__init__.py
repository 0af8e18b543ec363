"""Every table that a page shows is also a file: read out of the page itself, so that no second number can differ."""
