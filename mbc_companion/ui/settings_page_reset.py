"""A section of Settings as it was at first, and back again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QCoreApplication

from mbc_companion.core.errors import KnownError
from mbc_companion.ui import troubles
from mbc_companion.ui.settings_page_rows import SectionCard
from mbc_companion.ui.widgets.buttons import Button


class Resetting:
    """Puts a button under every card that has ``resets``.

    ``say`` shows a sentence with a way back; ``changed`` is told every setting's key.
    """

    def __init__(
        self,
        cards: Mapping[str, SectionCard],
        say: Callable[..., None],
        changed: Callable[[str], object],
    ) -> None:
        self._say = say
        self._changed = changed
        self.buttons: dict[str, Button] = {}
        for key, card in cards.items():
            if card.resets:
                words = QCoreApplication.translate("Settings", "As it was at first")
                button = Button(words, "quiet", icon="arrow-counter-clockwise")
                button.clicked.connect(partial(self.reset, card))
                self.buttons[key] = button
                card.add_foot(button)

    def reset(self, card: SectionCard) -> None:
        """Every setting of the card to its default; nothing else that stands in it."""
        before = [where.get(setting) for where, setting in card.resets]
        defaults = [setting.default for _where, setting in card.resets]
        if before == defaults:
            self._say(QCoreApplication.translate("Settings", "It is all as it was at first."))
            return
        if self._put(card, defaults):
            words = QCoreApplication.translate("Settings", "This group is as it was at first.")
            self._say(words, undo=lambda: self._put(card, before))

    def _put(self, card: SectionCard, values: list[object]) -> bool:
        """One by one; what could not be kept is said, and what was kept is shown."""
        trouble = ""
        for (where, setting), value in zip(card.resets, values, strict=True):
            try:
                where.set(setting, value)
            except KnownError as error:
                trouble = troubles.words(error)
        card.show_kept()
        for _where, setting in card.resets:
            self._changed(setting.key)
        if trouble:
            self._say(trouble)
        return not trouble
