"""Finding entries by their words, marks, feelings and days."""
