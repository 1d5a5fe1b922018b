"""The Today page: how it is right now, and what the other rooms have to say today."""
