"""What a dry run found, and the two questions there may be: moods and the time zone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from mbc_companion.exchange.domain import Answers, MoodWord, Plan
from mbc_companion.exchange.journals import words_view as words
from mbc_companion.exchange.journals.reading import Kind
from mbc_companion.exchange.journals.zones import zone_named
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.marks import MOODS, mood_word
from mbc_companion.ui.widgets.surfaces import Card
from mbc_companion.ui.widgets.text import Text

_NONE = "0"
_HERE, _ELSEWHERE = "here", "elsewhere"


class PlanPanel(QWidget):
    """Nothing is changed yet."""

    def __init__(self, kind: Kind, plan: Plan, zone: str) -> None:
        super().__init__()
        self._zone = zone
        self.marks: dict[str, Segmented] = {}
        self.place: Segmented | None = None
        self.city: Field | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().px(16))
        self._column.addWidget(self._found(kind, plan))
        if not words.is_bare(plan):
            self._column.addWidget(self._left_out(plan))
        if plan.entries and plan.moods:
            self._ask_moods(plan.moods)
        if plan.entries and plan.zone_needed:
            self._ask_zone()

    def _found(self, kind: Kind, plan: Plan) -> Card:
        card = Card(tight=True)
        card.body.addWidget(Text(words.kind_words(kind), "small", "text2"))
        self.found = Text(words.found(plan), "h3", heading=2)
        # Where the focus begins, so that what was found is read before the questions.
        self.found.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.found.setProperty("noRing", True)
        card.body.addWidget(self.found)
        if plan.photos:
            card.body.addWidget(Text(words.photos(plan.photos)))
        if kind is Kind.DAY_ONE:
            stays = self.tr("Places and weather stay behind.")
            card.body.addWidget(Text(stays, "small", "text2"))
        return card

    def _left_out(self, plan: Plan) -> Card:
        card = Card(tight=True)
        card.body.addWidget(Text(self.tr("Left out"), "label", heading=2))
        for reason in plan.skipped:
            card.body.addWidget(Text(words.left_out(plan, reason)))
        return card

    def _ask_moods(self, moods: tuple[MoodWord, ...]) -> None:
        title = self.tr("Which mark is each of your moods?")
        self._column.addWidget(Text(title, "h3", heading=2))
        help = self.tr("They are your words, so only you know. Entries can also stay unmarked.")
        self._column.addWidget(Text(help, "body", "text2"))
        options = [(str(level), mood_word(level)) for level in MOODS]
        for mood in moods:
            said = self.tr("{mood}, {count} times").format(mood=mood.words, count=f"{mood.count:,}")
            if mood.count == 1:
                said = self.tr("{mood}, once").format(mood=mood.words)
            self._column.addWidget(Text(said, "label", heading=3))
            choice = Segmented(said, [*options, (_NONE, self.tr("No mark"))])
            choice.set_value(str(mood.guess or _NONE))
            self.marks[mood.words] = choice
            self._column.addWidget(choice)

    def _ask_zone(self) -> None:
        title = self.tr("Where were these written?")
        self._column.addWidget(Text(title, "h3", heading=2))
        help = self.tr("The file does not say it. It decides which day an entry belongs to.")
        self._column.addWidget(Text(help, "body", "text2"))
        here = self.tr("Where I am now ({zone})").format(zone=self._zone.replace("_", " "))
        self.place = Segmented(title, [(_HERE, here), (_ELSEWHERE, self.tr("Somewhere else"))])
        self.place.set_value(_HERE)
        self.place.chosen.connect(self._place_chosen)
        self._column.addWidget(self.place)
        self.city = Field(
            self.tr("A large city in the same time zone"), help=self.tr("Such as Chicago or Berlin")
        )
        self.city.hide()
        self._column.addWidget(self.city)

    def _place_chosen(self, place: str) -> None:
        if self.city is not None:
            self.city.setVisible(place == _ELSEWHERE)
            self.city.set_error("")

    def answers(self) -> Answers | None:
        """None if the city is not known; the panel says so."""
        marks = {
            mood: None if choice.value() == _NONE else int(choice.value())
            for mood, choice in self.marks.items()
        }
        zone = self._zone
        if self.place is not None and self.city is not None and self.place.value() == _ELSEWHERE:
            zone = zone_named(self.city.text())
            if not zone:
                self.city.set_error(
                    self.tr("This city is not on the list. Try a larger one in the same zone.")
                )
                self.city.setFocus()
                return None
        return Answers(zone, marks)
