"""Looking through a vault that may only be read."""
