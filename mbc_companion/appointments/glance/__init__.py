"""The nearest few visits with some words, for Find."""
