"""Looking back: marks, feelings and scales over time, counted and never judged."""
