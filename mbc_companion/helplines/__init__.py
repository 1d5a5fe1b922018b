"""Helplines: the shipped directory, open or closed, and Help now. Knows no vault."""
