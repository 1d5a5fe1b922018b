"""The license check: what was found last, and the two steps to look again."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from mbc_companion.contacts import words_view as words
from mbc_companion.contacts.around_panel import Around
from mbc_companion.contacts.domain import Contact, LicenseCheck, Outcome
from mbc_companion.contacts.licensing import check_again_on, is_due
from mbc_companion.contacts.step_row import SoftCard, StepRow
from mbc_companion.core.clock import today
from mbc_companion.ui.moments import date_words, month_words
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.choices import Segmented
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.own_layout import nest
from mbc_companion.ui.widgets.surfaces import Icon, Separator
from mbc_companion.ui.widgets.text import Text


class LicensePanel(SoftCard):
    """``answered`` carries what the board's page said; ``states_wanted`` asks for the checker."""

    answered = Signal(object)
    states_wanted = Signal()

    def __init__(
        self, contact: Contact, checks: tuple[LicenseCheck, ...], around: Around, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._contact = contact
        self._around = around
        self._last = checks[0] if checks else None
        self.is_coach = contact.profession == "coach"
        self._say_last()
        if not self.is_coach:
            self.body.addWidget(Separator(parent=self))
            self._add_steps()
        self.states_button = Button(
            self.tr("Across state lines"), "quiet", icon="map-pin", parent=self
        )
        self.states_button.clicked.connect(self.states_wanted)
        self.states_button.setVisible(around.lists is not None and not self.is_coach)
        self.body.addWidget(self.states_button, 0, Qt.AlignmentFlag.AlignLeft)

    # -- what was found last ----------------------------------------------------------

    def _say_last(self) -> None:
        icon, tone, title, said = self._last_words()
        row = QHBoxLayout()
        row.setSpacing(14)
        row.addWidget(Icon(icon, tone, 28, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(title, "h2", heading=3, parent=self))
        for sentence in said:
            column.addWidget(Text(sentence, tone="text2", parent=self))
        nest(row, column, 1)
        nest(self.body, row)

    def _last_words(self) -> tuple[str, str, str, list[str]]:
        if self.is_coach:
            title = self.tr("There is no license to check")
            return "question", "caution", title, [words.coach_words()]
        last = self._last
        if last is None:
            title = self.tr("Check a license")
            said = self.tr("Two steps, about three minutes. You can do it another day.")
            return "question", "caution", title, [said]
        found = last.outcome is Outcome.ACTIVE
        title = self.tr("License checked {day}").format(day=date_words(last.day))
        icon, tone = ("seal-check-fill", "primary") if found else ("question", "caution")
        return icon, tone, title, self._found_words(last)

    def _found_words(self, last: LicenseCheck) -> list[str]:
        said = []
        if last.number:
            said.append(self.tr("Number {number}.").format(number=last.number))
        if last.outcome is Outcome.ACTIVE:
            said.append(self.tr("You found it active on the state board’s page."))
        else:
            found = {
                Outcome.NOT_ACTIVE: self.tr("The page said it is not active."),
                Outcome.NOT_FOUND: self.tr("You did not find it."),
            }
            said.append(found[last.outcome])
            said.append(
                self.tr(
                    "Call the office and ask. Names and numbers are sometimes listed differently."
                )
            )
        if is_due(last.day, today(self._around.clock)):
            said.append(self.tr("That is a year ago. Worth another look."))
        elif last.outcome is Outcome.ACTIVE:
            again = month_words(check_again_on(last.day))
            said.append(self.tr("Worth another look in {month}.").format(month=again))
        return [" ".join(said)]

    # -- the two steps ---------------------------------------------------------------

    def _add_steps(self) -> None:
        again = self._last is not None
        title = self.tr("Check again, two steps") if again else self.tr("Two steps")
        self.body.addWidget(Text(title, "label", heading=4, parent=self))
        self._add_state()
        self.open_button = Button(self.tr("Open"), icon="arrow-square-out", parent=self)
        self.open_button.clicked.connect(self._open)
        note = self.tr("This opens your browser. It is the only thing here that goes online.")
        self.step = StepRow(1, "", note, [self.open_button], self)
        self.body.addWidget(self.step)
        self.address = Field(self.tr("Web address of the board"), parent=self)
        self.body.addWidget(self.address)
        self.outcomes = {
            outcome: Button(words.outcome_words(outcome), parent=self) for outcome in Outcome
        }
        for outcome, button in self.outcomes.items():
            button.clicked.connect(lambda _=False, said=outcome: self._answer(said))
        said = self.tr("What did it say?")
        self.body.addWidget(StepRow(2, said, "", list(self.outcomes.values()), self))
        self._show_board()

    def _add_state(self) -> None:
        known = self._around.lists.states if self._around.lists else {}
        self._states = [state for state in self._contact.states if state in known]
        self.choice: Segmented | None = None
        if len(self._states) > 1:
            options = [(code, known[code]) for code in self._states]
            self.choice = Segmented(self.tr("Which license"), options, parent=self)
            self.choice.set_value(self._states[0])
            self.choice.chosen.connect(lambda _: self._show_board())
            self.body.addWidget(self.choice)

    def _state(self) -> str:
        if self.choice is not None:
            return self.choice.value()
        return self._states[0] if self._states else ""

    def _show_board(self) -> None:
        state = self._state()
        lists = self._around.lists
        name = lists.states[state] if lists and state else ""
        self.step.words.set_words(self._step_words(name))
        self.address.set_text(self._known_address(state))
        known = bool(self.address.text())
        self.address.set_help("" if known else self._find_words(name))

    def _step_words(self, name: str) -> str:
        has_number = bool(self._contact.license_number)
        if name and has_number:
            said = self.tr("Open the {state} board’s lookup and search for the number {number}.")
        elif name:
            said = self.tr("Open the {state} board’s lookup and search for the name.")
        else:
            said = self.tr("Open the state board’s lookup and search for the name.")
        return said.format(state=name, number=self._contact.license_number)

    def _find_words(self, name: str) -> str:
        said = self.tr(
            "We have no confirmed address for this board. Ask the office for it. Most end in "
            ".gov. Put it here, and it is kept with the check."
        )
        return (
            said
            if name
            else self.tr(
                "Note the state under “Licensed in” first, or put the board’s address here."
            )
        )

    def _known_address(self, state: str) -> str:
        """The one used last for this state, else one we have seen on an official page."""
        used = [
            check.board
            for check in self._around.records.checks(self._contact.uid)
            if check.board and check.state == state
        ]
        if used:
            return used[0]
        lists = self._around.lists
        if lists is None:
            return ""
        if self._contact.profession in lists.certificates:
            return lists.certificates[self._contact.profession]
        board = lists.board(state, self._contact.profession)
        return board.web if board is not None else ""

    def _open(self) -> None:
        typed = self.address.text().strip()
        if not typed or any(letter.isspace() for letter in typed):
            self.address.set_error(self.tr("Which page? For example: the address on their letter."))
            self.address.setFocus()
            return
        self.address.set_error("")
        url = typed if typed.startswith(("https://", "http://")) else f"https://{typed}"
        self._around.dialogs.open_link(url)

    def _answer(self, outcome: Outcome) -> None:
        self.answered.emit(
            LicenseCheck(
                uid="",
                state=self._state(),
                board=self.address.text().strip(),
                number=self._contact.license_number,
                outcome=outcome,
                day=today(self._around.clock),
            )
        )


def needs_check(contact: Contact, around: Around) -> bool:
    """Somebody whose license, or want of one, is worth a look."""
    who = around.lists.profession(contact.profession) if around.lists else None
    return contact.profession == "coach" or (who is not None and who.is_licensed)
