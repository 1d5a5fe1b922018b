"""Spelling, offline: a dictionary read late, and marks under the words in sight."""
