"""Questions and thoughts to bring to a visit."""
