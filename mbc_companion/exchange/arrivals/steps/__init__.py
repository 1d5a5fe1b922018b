"""Records brought in some at a time: what contacts and visits have in common."""
