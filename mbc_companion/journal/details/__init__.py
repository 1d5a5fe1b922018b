"""What an entry has beside its words, its mark and its feelings."""
