"""Reads by day: the calendar, the nearest entry, the same date in other years."""
