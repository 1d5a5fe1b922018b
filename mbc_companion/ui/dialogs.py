"""The one seam for questions: pages ask a Dialogs, tests answer with a fake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

LINK_SCHEMES = ("http", "https", "mailto", "tel")


class Dialogs(Protocol):
    """Answers come later, through ``then``; nothing blocks."""

    def confirm(
        self,
        title: str,
        words: str,
        *,
        yes: str,
        no: str,
        then: Callable[[bool], None],
        removes: bool = False,
    ) -> None:
        """Ask; ``removes`` shows the yes as a quiet button in danger text."""

    def tell(self, title: str, words: str, then: Callable[[], None] | None = None) -> None:
        """Say something that must be read."""

    def save_file(
        self,
        title: str,
        suggested: str,
        filter: str,
        then: Callable[[Path | None], None],
    ) -> None:
        """Ask where to save; None if the person changed their mind."""

    def open_file(self, title: str, filter: str, then: Callable[[Path | None], None]) -> None:
        """Ask for a file that is there; None if the person changed their mind."""

    def choose_folder(self, title: str, then: Callable[[Path | None], None]) -> None:
        """Ask for a folder that is there; None if the person changed their mind."""

    def open_files(
        self,
        title: str,
        filter: str,
        then: Callable[[tuple[Path, ...]], None],
    ) -> None:
        """Ask for files that are there; none if the person changed their mind."""

    def open_link(self, url: str) -> None:
        """Ask with the host shown, then hand ``url`` to the browser; other schemes are refused."""


def link_place(url: str) -> str:
    """What a person reads before opening ``url``: its host, address or number; "" if refused."""
    from PySide6.QtCore import QUrl

    parsed = QUrl(url, QUrl.ParsingMode.StrictMode)
    if not parsed.isValid() or parsed.scheme() not in LINK_SCHEMES:
        return ""
    return parsed.host() or parsed.path()


class SheetDialogs:
    """Questions as sheets over the window of ``host``."""

    def __init__(self, host: QWidget) -> None:
        self._host = host

    def confirm(
        self,
        title: str,
        words: str,
        *,
        yes: str,
        no: str,
        then: Callable[[bool], None],
        removes: bool = False,
    ) -> None:
        from mbc_companion.ui.sheet import ConfirmSheet

        sheet = ConfirmSheet(self._host, title, words, yes=yes, no=no, removes=removes)
        sheet.answered.connect(then)
        sheet.open()

    def tell(self, title: str, words: str, then: Callable[[], None] | None = None) -> None:
        from mbc_companion.ui.sheet import ConfirmSheet

        close = QCoreApplication.translate("Dialogs", "Close")
        sheet = ConfirmSheet(self._host, title, words, yes=close, no="")
        if then is not None:
            sheet.closed.connect(then)
        sheet.open()

    def save_file(
        self,
        title: str,
        suggested: str,
        filter: str,
        then: Callable[[Path | None], None],
    ) -> None:
        from PySide6.QtWidgets import QFileDialog

        asked = QFileDialog(self._host.window(), title, suggested, filter)
        asked.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        asked.setFileMode(QFileDialog.FileMode.AnyFile)
        asked.setDefaultSuffix(Path(suggested).suffix)
        self._answered(asked, then)

    def open_file(self, title: str, filter: str, then: Callable[[Path | None], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        asked = QFileDialog(self._host.window(), title, "", filter)
        asked.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._answered(asked, then)

    def choose_folder(self, title: str, then: Callable[[Path | None], None]) -> None:
        from PySide6.QtWidgets import QFileDialog

        asked = QFileDialog(self._host.window(), title)
        asked.setFileMode(QFileDialog.FileMode.Directory)
        asked.setOption(QFileDialog.Option.ShowDirsOnly)
        self._answered(asked, then)

    def _answered(self, asked: QFileDialog, then: Callable[[Path | None], None]) -> None:
        def finished(result: int) -> None:
            chosen = asked.selectedFiles()
            then(Path(chosen[0]) if result and chosen else None)
            asked.deleteLater()

        asked.finished.connect(finished)
        asked.open()

    def open_files(
        self,
        title: str,
        filter: str,
        then: Callable[[tuple[Path, ...]], None],
    ) -> None:
        from PySide6.QtWidgets import QFileDialog

        asked = QFileDialog(self._host.window(), title, "", filter)
        asked.setFileMode(QFileDialog.FileMode.ExistingFiles)

        def finished(result: int) -> None:
            then(tuple(map(Path, asked.selectedFiles())) if result else ())
            asked.deleteLater()

        asked.finished.connect(finished)
        asked.open()

    def open_link(self, url: str) -> None:
        place = link_place(url)
        if not place:
            return
        words = QCoreApplication.translate(
            "Dialogs", "This opens {place} outside Companion. Nothing of yours is sent with it."
        )
        self.confirm(
            QCoreApplication.translate("Dialogs", "Open this page?"),
            words.format(place=place),
            yes=QCoreApplication.translate("Dialogs", "Open"),
            no=QCoreApplication.translate("Dialogs", "Stay here"),
            then=lambda yes: self._browse(url) if yes else None,
        )

    def _browse(self, url: str) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices, QGuiApplication

        if QDesktopServices.openUrl(QUrl(url)):
            return
        QGuiApplication.clipboard().setText(url)
        self.tell(
            QCoreApplication.translate("Dialogs", "The page did not open"),
            QCoreApplication.translate(
                "Dialogs", "The page did not open. The address is copied, so you can paste it."
            ),
        )
