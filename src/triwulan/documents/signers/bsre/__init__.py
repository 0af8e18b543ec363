"""Signing by BSrE's e-Sign client service, versions 1 and 2, from its public description; not tried against a live one."""
