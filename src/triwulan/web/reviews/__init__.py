"""The Inspektorat's review of annual reports: asked for, worked on, returned or stated; and the signed paper's publication."""
