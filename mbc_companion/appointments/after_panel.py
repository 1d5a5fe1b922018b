"""After the visit: a short note for before the next one, how it felt, what was done."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from mbc_companion.appointments.domain import Visit
from mbc_companion.ui.widgets.boxes import Box
from mbc_companion.ui.widgets.chips import FeelingChip
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.marks import MoodRow
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

TECHNIQUES = (
    "talking",
    "thoughts",
    "breathing",
    "relaxation",
    "mindfulness",
    "imagery",
    "meaning",
    "grief",
    "sleep",
    "planning",
    "medicines",
    "family",
)
"""What is kept; the words on screen are ``technique_words``."""


def technique_words(key: str) -> str:
    """Words of the program for a technique; the person's own as they are."""
    return {
        "talking": QCoreApplication.translate("Visits", "Talking it through"),
        "thoughts": QCoreApplication.translate("Visits", "Looking at thoughts (CBT)"),
        "breathing": QCoreApplication.translate("Visits", "Breathing"),
        "relaxation": QCoreApplication.translate("Visits", "Relaxation"),
        "mindfulness": QCoreApplication.translate("Visits", "Mindfulness"),
        "imagery": QCoreApplication.translate("Visits", "Imagery"),
        "meaning": QCoreApplication.translate("Visits", "What matters to me"),
        "grief": QCoreApplication.translate("Visits", "Grief"),
        "sleep": QCoreApplication.translate("Visits", "Sleep"),
        "planning": QCoreApplication.translate("Visits", "Planning small steps"),
        "medicines": QCoreApplication.translate("Visits", "Medicines"),
        "family": QCoreApplication.translate("Visits", "Family"),
    }.get(key, key)


class AfterParts(QWidget):
    """The note, the mark and the techniques, for a card and for the sheet of recording."""

    changed = Signal(object)

    def __init__(self, body: QWidget) -> None:
        super().__init__(body)
        self.hide()
        self.note = Box(
            self.tr("For before the next one"),
            lines=3,
            help=self.tr(
                "A minute is enough. It is the first thing you see before the next visit."
            ),
            parent=body,
        )
        self.feeling = MoodRow(self.tr("How it felt after"), small=True, parent=body)
        self.feeling_label = Text(self.tr("How it felt after"), "label", parent=body)
        self.label = Text(self.tr("What we did"), "label", parent=body)
        self.techniques = QWidget(body)
        self._flow = FlowLayout(8, self.techniques)
        self.chips = {key: FeelingChip(technique_words(key)) for key in TECHNIQUES}
        for key, chip in self.chips.items():
            self._flow.addWidget(chip)
            chip.toggled.connect(lambda _on, k=key: self._toggled(k))
        self._chosen: list[str] = []
        self.note.changed.connect(lambda: self.changed.emit({"after": self.note.text()}))
        self.feeling.marked.connect(lambda level: self.changed.emit({"feeling": level}))

    def widgets(self) -> tuple[QWidget, ...]:
        """In reading order."""
        return self.note, self.feeling_label, self.feeling, self.label, self.techniques

    def show_visit(self, visit: Visit) -> None:
        self.note.set_text(visit.after)
        self.feeling.set_level(visit.feeling)
        self._chosen = list(visit.techniques)
        for key, chip in self.chips.items():
            chip.blockSignals(True)
            chip.setChecked(key in self._chosen)
            chip.blockSignals(False)
            chip._dress()

    def _toggled(self, key: str) -> None:
        if self.chips[key].isChecked() and key not in self._chosen:
            self._chosen.append(key)
        elif not self.chips[key].isChecked():
            self._chosen = [one for one in self._chosen if one != key]
        self.changed.emit({"techniques": tuple(self._chosen)})


class AfterPanel(Card):
    """Shown once a visit has begun or has words of its own."""

    changed = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent=parent)
        self.body.addWidget(Text(self.tr("After the visit"), "h2", heading=2, parent=self))
        self.parts = AfterParts(self)
        for widget in self.parts.widgets():
            self.body.addWidget(widget)
        self.parts.changed.connect(self.changed)

    def show_visit(self, visit: Visit) -> None:
        self.parts.show_visit(visit)
