"""Every kind of support, and where a person stands with it."""
