"""Shared widgets, drawn from the design tokens."""
