"""Whose work is shipped, and under which terms, can be read in the program."""

from __future__ import annotations

from mbc_companion.core import licenses


def test_every_package_the_program_runs_with_has_its_whole_license() -> None:
    whole = {name for name, words in licenses.texts() if len(words) > 300}
    # The wheels of Qt bring no text; theirs is among the files.
    missing = set(licenses.shipped_packages()) - whole
    assert missing == {"pyside6-essentials", "shiboken6"}
    assert {"LGPL-3.0", "GPL-3.0", "Apache-2.0", "Phosphor", "Literata"} <= whole


def test_the_terms_of_qt_are_the_real_ones() -> None:
    words = dict(licenses.texts())
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in words["LGPL-3.0"]
    assert "Version 3, 29 June 2007" in words["LGPL-3.0"]
