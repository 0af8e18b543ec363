"""Arithmetic and rules without Django: everything here can be tried in a plain Python shell."""
