"""The program driven by itself: a tour without a screen, a demo with invented data."""
