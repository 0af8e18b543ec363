"""The only writers of cycles and realisations: one mutation, one function."""
