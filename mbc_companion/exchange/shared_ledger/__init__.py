"""What was shared, when, and with whom."""
