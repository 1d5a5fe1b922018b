"""The only motion there is: a short change of opacity when something appears."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from mbc_companion.ui.theme import theme


def fade_in(widget: QWidget) -> None:
    """Let ``widget`` appear within ``theme().fade_ms``; at once where motion is unwanted."""
    duration = theme().fade_ms
    if not duration or theme().app.platformName() == "offscreen":
        return
    from PySide6.QtCore import QEasingCurve, QPropertyAnimation
    from PySide6.QtWidgets import QGraphicsOpacityEffect

    effect = QGraphicsOpacityEffect(widget)
    widget.setGraphicsEffect(effect)
    motion = QPropertyAnimation(effect, b"opacity", effect)
    motion.setDuration(duration)
    motion.setStartValue(0.0)
    motion.setEndValue(1.0)
    motion.setEasingCurve(QEasingCurve.Type.OutCubic)
    motion.finished.connect(lambda: effect.setEnabled(False))
    motion.start()
