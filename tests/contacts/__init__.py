"""Contacts, licenses, support map, papers."""
