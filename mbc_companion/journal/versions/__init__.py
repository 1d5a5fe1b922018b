"""Earlier versions of entries."""
