"""Every widget of the kit on one page, after the components sheet of the design."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.ui.widgets.buttons import Button, IconButton, LinkButton
from mbc_companion.ui.widgets.chips import FeelingChip, StatusChip
from mbc_companion.ui.widgets.choices import CheckRow, Segmented, Switch
from mbc_companion.ui.widgets.fields import Field, PassphraseField
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.marks import MOODS, MoodMark, MoodRow
from mbc_companion.ui.widgets.qr import QrView
from mbc_companion.ui.widgets.surfaces import Card, Note, ScrollPage, Separator
from mbc_companion.ui.widgets.text import Text


def _flow(*widgets: QWidget, gap: int = 8) -> QWidget:
    holder = QWidget()
    row = FlowLayout(gap, holder)
    for widget in widgets:
        row.addWidget(widget)
    return holder


def _buttons() -> Card:
    card = Card(tight=True)
    card.body.addWidget(Text("Buttons", "h2", heading=2))
    kinds = ("primary", "Primary"), ("secondary", "Secondary"), ("quiet", "Quiet")
    for kind, words in (*kinds, ("lamp", "Help now"), ("danger", "Remove")):
        not_yet = Button("Not yet", kind)
        not_yet.set_not_yet(True)
        row = [Button("Rest", kind), not_yet, Button("With icon", kind, icon="lifebuoy")]
        row.append(Button("With key", kind, key="F1"))
        card.body.addWidget(Text(words, "body", "text2"))
        card.body.addWidget(_flow(*row))
    compact = Button("Find", icon="magnifying-glass")
    compact.set_compact(True)
    row = [IconButton("More", "dots-three"), compact, LinkButton("Use recovery words instead")]
    card.body.addWidget(_flow(*row, Button("Unlock", "primary", large=True)))
    return card


def _fields() -> Card:
    card = Card(tight=True)
    card.body.addWidget(Text("Fields", "h2", heading=2))
    name = Field("Name", help="As you like to be called.")
    name.set_text("Renee Castillo")
    phone = Field("Phone")
    phone.set_text("555 013")
    phone.set_error("This number looks short. Keep it as it is, or add the rest.")
    card.body.addWidget(name)
    card.body.addWidget(phone)
    card.body.addWidget(Field("Notes", placeholder="Short words are enough"))
    secret = PassphraseField("Passphrase", show_words="Show", conceal_words="Conceal")
    secret.set_text("correct horse")
    secret.set_caps_lock(True)
    card.body.addWidget(secret)
    return card


def _marks() -> Card:
    card = Card(tight=True)
    card.body.addWidget(Text("Marks and dates", "h2", heading=2))
    card.body.addWidget(_flow(*(MoodMark(level, 44) for level in MOODS), gap=16))
    small = [MoodMark(level, 20) for level in MOODS]
    card.body.addWidget(_flow(*small, Text("down to 20 px", "body", "text2", wrap=False), gap=12))
    chips = [StatusChip("Visit 18 of 30", "booked"), StatusChip("Open now", "open", icon="clock")]
    chips += [StatusChip("Not counted"), StatusChip("Ends Aug 31", "date")]
    card.body.addWidget(_flow(*chips, gap=10))
    card.body.addWidget(MoodRow("How is it right now?", small=True))
    card.body.addWidget(QrView("tel:988", "QR code that dials 988"), 0, Qt.AlignmentFlag.AlignLeft)
    return card


def _choices() -> Card:
    card = Card(tight=True)
    card.body.addWidget(Text("Choices", "h2", heading=2))
    ticked = CheckRow("Ticked, and long enough to need a second line in a narrow column")
    ticked.setChecked(True)
    card.body.addWidget(CheckRow("Not ticked"))
    card.body.addWidget(ticked)
    tired = FeelingChip("Tired")
    tired.setChecked(True)
    card.body.addWidget(_flow(FeelingChip("Lonely"), tired, FeelingChip("Calm")))
    days = Segmented("Days", [("30", "30 days"), ("90", "90 days"), ("y", "Year")])
    days.set_value("30")
    card.body.addWidget(days)
    switched = Switch("Landscape")
    switched.setChecked(True)
    card.body.addWidget(_flow(Switch("Bigger buttons"), switched, gap=24))
    return card


def _messages() -> Card:
    card = Card(tight=True)
    card.body.addWidget(Text("Messages", "h2", heading=2))
    card.body.addWidget(Note("Saved. Reference number kept with the call.", "calm"))
    card.body.addWidget(Note("Nobody can reset this for you, not even us.", "know"))
    card.body.addWidget(Note("Authorization ends August 31. Ask by August 3.", "date"))
    card.body.addWidget(Note("The backup drive is full. Nothing was lost.", "problem"))
    card.body.addWidget(Separator())
    for style in ("caption", "small", "body", "label", "nav", "h3", "reading", "h2", "title"):
        card.body.addWidget(Text(f"{style}: it is late", style))
    return card


def gallery(columns: int = 2) -> ScrollPage:
    """The page; one column for large text."""
    page = ScrollPage(margin=28)
    grid = QGridLayout()
    grid.setSpacing(18)
    left, right = QVBoxLayout(), QVBoxLayout()
    for card in (_buttons(), _fields(), _marks()):
        left.addWidget(card)
    for card in (_choices(), _messages()):
        right.addWidget(card)
    right.addStretch(1)
    left.addStretch(1)
    grid.addLayout(left, 0, 0)
    grid.addLayout(right, 0 if columns == 2 else 1, 1 if columns == 2 else 0)
    grid.setColumnStretch(0, 2)
    grid.setColumnStretch(1, 1 if columns == 2 else 0)
    row = QHBoxLayout()
    row.addLayout(grid)
    page.body.addLayout(row)
    page.body.addWidget(MoodRow("How is it right now?"))
    page.body.addStretch(1)
    return page
