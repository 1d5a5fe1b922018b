"""Journals of other programs, each kind read by a file of its own."""
