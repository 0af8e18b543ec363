"""Static files: by their content's name once `triwulan run` has collected them, by their own name before (tests)."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Collected(CompressedManifestStaticFilesStorage):  # type: ignore[misc] # it has no types
    def stored_name(self, name: str) -> str:
        """A file that is not there costs a picture, not the page; a test sees to it that all are."""
        stored: str = self.hashed_files.get(self.hash_key(self.clean_name(name)), name)
        return stored
