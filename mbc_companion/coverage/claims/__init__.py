"""Money of visits, denials, reminders and dates put away, in the encrypted file."""
