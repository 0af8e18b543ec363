"""Questions pinned to single values. They never block the SOP: returning a value does."""
