"""Taking everything out, openly, in files that can be read without this program."""
