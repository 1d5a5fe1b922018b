"""The kit and the shell: windows, screens and shared widgets; knows no feature."""
