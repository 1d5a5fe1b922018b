"""Bringing in contacts, visits and our own copy: looked at first, then kept as one."""
