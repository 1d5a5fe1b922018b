"""Everything in the file, row by row: for taking it out openly and for bringing it back."""
