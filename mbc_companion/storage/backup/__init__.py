"""Copying the open file, and proving that a copy holds what the file held."""
