"""A year of an agency as a bag (RFC 8493): for an archive that keeps it without us, and back into an empty place."""
