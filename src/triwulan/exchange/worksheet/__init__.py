"""The analyst's worksheet as a file: filled in without a network, and brought back."""
