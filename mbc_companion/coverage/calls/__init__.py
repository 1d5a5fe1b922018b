"""Calls to the insurer in the encrypted file."""
