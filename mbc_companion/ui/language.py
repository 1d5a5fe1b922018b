"""The words of the screens in the person's language, from ``resources/translations``.

English has a file of its own for its plurals; without it "1 topics" would be said.
"""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QTranslator

from mbc_companion.core.paths import resources

ENGLISH = "en"


def install(application: QCoreApplication, language: str) -> QTranslator:
    """``language`` as in en or en_US; where there is no file for it, English stays."""
    translator = QTranslator(application)
    folder = str(resources() / "translations")
    for wanted in (language, language.partition("_")[0], ENGLISH):
        if wanted and translator.load(f"companion_{wanted}", folder):
            break
    application.installTranslator(translator)
    return translator
