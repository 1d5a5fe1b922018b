"""The journal: entries, marks and feelings; its store, its list and its editor."""
