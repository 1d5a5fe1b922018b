"""Plans, what they cover, what is left, and what to say to the insurer."""
