"""The words for troubles with files from elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from mbc_companion.core import errors
from mbc_companion.ui.trouble import Trouble


def _not_known() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "This file is of another kind"),
        QCoreApplication.translate("Troubles", "Companion does not know this kind of file."),
        QCoreApplication.translate("Troubles", "Nothing was changed, here or in the file."),
        QCoreApplication.translate("Troubles", "Choose another file, or export it anew."),
    )


def _empty() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "There is nothing in it"),
        QCoreApplication.translate("Troubles", "There is nothing in it to bring in."),
        QCoreApplication.translate("Troubles", "Nothing was changed."),
        QCoreApplication.translate("Troubles", "Choose another file, or export it anew."),
    )


def _locked() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "This file is still encrypted"),
        QCoreApplication.translate(
            "Troubles", "The program it comes from has encrypted it, so it cannot be read here."
        ),
        QCoreApplication.translate("Troubles", "Nothing was changed, here or in the file."),
        QCoreApplication.translate("Troubles", "Export it there without encryption."),
    )


def _too_large() -> Trouble:
    return Trouble(
        QCoreApplication.translate("Troubles", "This file is too large"),
        QCoreApplication.translate("Troubles", "This is more than can be brought in at once."),
        QCoreApplication.translate("Troubles", "Nothing was changed, here or in the file."),
        QCoreApplication.translate("Troubles", "Export a part of it, then bring in the parts."),
    )


TOLD: dict[type[BaseException], Callable[[], Trouble]] = {
    errors.FileNotKnown: _not_known,
    errors.FileEmpty: _empty,
    errors.FileLocked: _locked,
    errors.FileTooLarge: _too_large,
}
