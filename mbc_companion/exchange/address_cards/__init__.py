"""People from address books: vCard in and out, and tables of them in."""
