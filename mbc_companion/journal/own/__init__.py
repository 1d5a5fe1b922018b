"""Words of the person's own: scales, feelings, tags, spellings."""
