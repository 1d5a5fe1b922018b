"""In and out: journals brought in, everything taken out, papers."""
