"""Master data from an office's own tables: read, tried, shown, and only then written, all of it or none."""
