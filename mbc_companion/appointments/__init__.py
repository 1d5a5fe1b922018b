"""Visits: what is planned, what was, what to ask, and words before and after."""
