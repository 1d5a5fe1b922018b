"""Composition root of the unlocked time."""
