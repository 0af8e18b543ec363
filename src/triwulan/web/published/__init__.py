"""What an agency has published, for everybody."""
