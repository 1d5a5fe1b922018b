"""Notices of dates on the desktop: which were given."""
