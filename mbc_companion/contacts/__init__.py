"""Contacts: people, care team, groups, insurers, places; licenses, support and papers."""
