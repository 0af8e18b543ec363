"""The English catalogue: read out of the source, kept beside it, compiled without GNU gettext."""
