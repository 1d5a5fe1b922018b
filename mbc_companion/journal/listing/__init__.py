"""The list of entries: its sections, its geometry and the reads behind it."""
