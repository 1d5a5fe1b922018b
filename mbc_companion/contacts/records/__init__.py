"""What is kept with a contact: license checks, talks and questions."""
