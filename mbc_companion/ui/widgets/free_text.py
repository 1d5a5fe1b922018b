"""Words of a person's own, of any length: they never widen what they stand in."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mbc_companion.ui.widgets.text import Text

LONGEST_WORD = 40
"""Letters; what can be selected is drawn by Qt, which breaks no word."""


def free_text(
    words: str,
    style: str = "body",
    tone: str = "text",
    *,
    heading: int = 0,
    selectable: bool = True,
    parent: QWidget | None = None,
) -> Text:
    """Wraps, inside a word if need be; can be selected where no word is that long."""
    long = any(len(word) > LONGEST_WORD for word in words.split())
    made = Text(
        words,
        style,
        tone,
        heading=heading,
        selectable=selectable and not heading and not long,
        parent=parent,
    )
    made.setMinimumWidth(1)
    return made
