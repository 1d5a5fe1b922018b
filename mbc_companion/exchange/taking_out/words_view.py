"""What the files and the sheet of taking out say."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication, QLocale

from mbc_companion.exchange.taking_out.domain import Choice, Part, Words
from mbc_companion.journal.own.names_widget import given_scale_word
from mbc_companion.ui.widgets.marks import FEELINGS, given_feeling_word, mood_word


def part_words(part: Part) -> str:
    """A part with what its files are."""
    return {
        Part.JOURNAL: QCoreApplication.translate("TakeOut", "Journal: a page a month, and JSON"),
        Part.CHECK_INS: QCoreApplication.translate("TakeOut", "Marks and check-ins: a table"),
        Part.PHOTOS: QCoreApplication.translate("TakeOut", "Photos: JPEG pictures"),
        Part.VISITS: QCoreApplication.translate("TakeOut", "Visits: tables, and a calendar file"),
        Part.COVERAGE: QCoreApplication.translate(
            "TakeOut", "Coverage: plans, authorizations, calls, claims and denials as tables"
        ),
        Part.CONTACTS: QCoreApplication.translate("TakeOut", "Contacts: address cards and tables"),
        Part.LIBRARY: QCoreApplication.translate("TakeOut", "Notes on library topics: a table"),
    }[part]


def words_for(choice: Choice, own: Mapping[str, str]) -> Words:
    """Everything the files say, in the person's language."""
    locale = QLocale()
    return Words(
        readme=readme(choice),
        marks=tuple(mood_word(level) for level in range(1, 6)),
        months=tuple(locale.standaloneMonthName(month) for month in range(1, 13)),
        sealed=QCoreApplication.translate("TakeOut", "A sealed letter. It stays sealed here."),
        feelings=QCoreApplication.translate("TakeOut", "Feelings"),
        tags=QCoreApplication.translate("TakeOut", "Tags"),
        photo=QCoreApplication.translate("TakeOut", "Photo"),
        neutral=QCoreApplication.translate("TakeOut", "Appointment"),
        names={**_usual_names(), **own},
    )


def _usual_names() -> dict[str, str]:
    scales = ("distress", "pain", "tiredness", "sleep")
    return {
        **{key: given_feeling_word(key) for key in FEELINGS},
        **{key: given_scale_word(key) for key in scales},
    }


def readme(choice: Choice) -> str:
    said = [
        QCoreApplication.translate("TakeOut", "Taken out of Companion."),
        QCoreApplication.translate(
            "TakeOut",
            "These files are not encrypted. Anybody who has them can read them.\n"
            "Keep them somewhere private, and delete them when you no longer need them.",
        ),
        QCoreApplication.translate("TakeOut", "What is here:"),
        "\n".join(f"- {part_words(part)}" for part in Part if part in choice.parts),
        QCoreApplication.translate(
            "TakeOut",
            "journal.json: every entry; journal.schema.json says what each word in it means.\n"
            "journal: the same as Markdown, a file a month; any text editor opens it.\n"
            "The tables (.csv) open in any spreadsheet. A cell that could be taken for a formula\n"
            "has an apostrophe before it. Money is in the currency of your plan.\n"
            "contacts.vcf opens in address books, appointments.ics in calendars. A calendar may\n"
            "copy what you open in it to the internet.\n"
            "Sealed letters stay sealed in all of these.",
        ),
    ]
    if choice.everything:
        said.append(
            QCoreApplication.translate(
                "TakeOut",
                "everything.json with the folder photos holds all of it, sealed letters and\n"
                "removed things too, for bringing it back: Settings, Your data, Bring in.\n"
                "everything.schema.json says how it is written.",
            )
        )
    return "\n\n".join(said) + "\n"
