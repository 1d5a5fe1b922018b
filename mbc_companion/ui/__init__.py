"""The kit and the shell: windows, screens and shared widgets; knows no feature."""

from mbc_companion.ui.none_kept import keep_none

keep_none()
