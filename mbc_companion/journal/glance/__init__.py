"""The newest few entries with some words, for Find."""
