class BackupRefused(Exception):
    """Its text is a sentence for the administrator; everything is as it was."""
