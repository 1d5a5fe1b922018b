"""Visits as rows of lists."""
