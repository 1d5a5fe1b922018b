"""Settings, About: the version, what is kept where, and whose work is shipped."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from mbc_companion import __version__
from mbc_companion.core import licenses
from mbc_companion.core.paths import resources
from mbc_companion.ui.manual_sheet import ManualSheet
from mbc_companion.ui.settings_page_rows import SectionCard, SettingRow
from mbc_companion.ui.sheet import Sheet
from mbc_companion.ui.theme import theme
from mbc_companion.ui.widgets.buttons import Button
from mbc_companion.ui.widgets.fields import Field
from mbc_companion.ui.widgets.text import Text


class AboutSection(SectionCard):
    """``folder`` is shown so that it can be copied to a drive by hand."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        version = self.tr("Version {number}").format(number=__version__)
        self.add_row(
            SettingRow(
                self.tr("Companion"),
                self.tr("Nothing is sent anywhere. There is no account and no update check"),
                Text(version, "label", wrap=False),
            )
        )
        self.manual_button = Button(self.tr("Open the guide"))
        self.manual_button.clicked.connect(lambda: ManualSheet(self).open())
        self.add_row(
            SettingRow(
                self.tr("How to use Companion"),
                self.tr("Every task in a few steps; you can search it, and it needs no internet"),
                self.manual_button,
            )
        )
        self._add_folder(folder)
        self.licenses_button = Button(self.tr("Show the licenses"))
        self.licenses_button.clicked.connect(lambda: LicensesSheet(self).open())
        self.add_row(
            SettingRow(
                self.tr("Licenses"),
                self.tr("Typefaces, icons and program parts made by others"),
                self.licenses_button,
            )
        )

    def _add_folder(self, folder: Path) -> None:
        self.folder = Field(self.tr("Folder"))
        self.folder.label.hide()
        self.folder.set_text(str(folder))
        self.folder.edit.setReadOnly(True)
        self.folder.edit.setCursorPosition(0)
        self.add_row(
            SettingRow(
                self.tr("What is kept where"),
                self.tr(
                    "In this folder: vault.db with all you write, encrypted; vault.hdr and "
                    "vault.hdr.bak with its locked keys; public.json with how it looks and locks"
                ),
                self.folder,
                below=True,
            )
        )


class LicensesSheet(Sheet):
    """The list as shipped, then every license in full, as plain text."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host, self.tr("Licenses"), width=860, scrolls=False)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setProperty("boxed", True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(self.tr("Licenses"))
        self.text.setPlainText(_licenses())
        self.text.setFont(theme().font("small"))
        theme().changed.connect(self._dress_text)
        self.body.addWidget(self.text, 1)

    def _dress_text(self) -> None:
        self.text.setFont(theme().font("small"))


def _licenses() -> str:
    path = resources() / "LICENSES.md"
    try:
        listed = readable(path.read_text("utf-8"))
    except OSError:
        listed = ""
    whole = [f"{name}\n\n{words.strip()}" for name, words in licenses.texts()]
    return "\n\n\n".join([listed, *whole])


def readable(markdown: str) -> str:
    """The words of our own Markdown list: paragraphs joined, a line for each table row."""
    blocks: list[str] = []
    for paragraph in markdown.replace("`", "").split("\n\n"):
        lines = [line.strip() for line in paragraph.splitlines() if not line.startswith("|--")]
        rows = [line for line in lines if line.startswith("|")]
        if rows:
            cells = [[cell.strip() for cell in row.strip("|").split("|")] for row in rows]
            blocks.append("\n".join(" · ".join(row) for row in cells))
        else:
            blocks.append(" ".join(lines).lstrip("# "))
    return "\n\n".join(blocks).strip()
