"""Appointments from other calendars, and for them: iCalendar in and out."""
