"""Every word of the program can be translated, and English counts right."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from setup_parts.place import Place

from mbc_companion.ui import language
from tests.contracts.sources import ROOT

PLACE = Place(ROOT)
FOLDER = ROOT / "resources" / "translations"


def _literals() -> Iterator[str]:
    for path in (ROOT / "mbc_companion").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            name = getattr(node.func, "attr", "") if isinstance(node, ast.Call) else ""
            if name in {"tr", "translate"}:
                said = node.args[0 if name == "tr" else min(1, len(node.args) - 1)]
                if isinstance(said, ast.Constant):
                    yield said.value


@pytest.fixture(scope="module")
def extracted() -> list[translations.Message]:
    return translations.extract(PLACE)


def test_nothing_that_is_said_is_missed_by_the_extraction(
    extracted: list[translations.Message],
) -> None:
    missed = set(_literals()) - {source for _, source, _ in extracted}
    assert missed == set()


def test_english_has_both_forms_of_everything_that_counts(
    extracted: list[translations.Message],
) -> None:
    counting = {message for message in extracted if "%n" in message[1]}
    kept = dict(translations.messages(FOLDER / translations.ENGLISH))
    assert set(kept) == counting
    forms = [[one.text for one in element.iter("numerusform")] for element in kept.values()]
    assert all(len(pair) == 2 and all(pair) for pair in forms)


def test_what_the_program_loads_is_made_of_what_is_translated(tmp_path: Path) -> None:
    for source in FOLDER.glob("*.ts"):
        translations.release(PLACE, source, tmp_path / "made.qm")
        assert (tmp_path / "made.qm").read_bytes() == source.with_suffix(".qm").read_bytes()


@pytest.mark.parametrize("chosen", ["", "en", "en_US", "xx_YY"])
def test_one_is_one_and_two_are_two(qapp: QApplication, chosen: str) -> None:
    translator = language.install(qapp, chosen)
    try:
        said = [QCoreApplication.translate("Visits", "%n visits", "", n) for n in (1, 2)]
        assert said == ["1 visit", "2 visits"]
    finally:
        qapp.removeTranslator(translator)


def test_a_language_that_is_being_translated_keeps_what_is_done(tmp_path: Path) -> None:
    path = tmp_path / "companion_es.ts"
    translations.renew(path, [("Page", "Close", ""), ("Page", "%n visits", "")])
    path.write_text(
        path.read_text("utf-8").replace(
            '<translation type="unfinished"></translation>', "<translation>Cerrar</translation>"
        ),
        "utf-8",
    )
    translations.renew(path, [("Page", "Close", ""), ("Page", "Open", "")])
    told = {source: element for (_, source, _), element in translations.messages(path)}
    assert told["Close"].findtext("translation") == "Cerrar"
    assert set(told) == {"Close", "Open"}
