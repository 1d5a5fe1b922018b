"""Layouts inside layouts leave nothing that PySide could mistake for a widget later."""

from __future__ import annotations

import gc
from pathlib import Path

import shiboken6
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLayout, QLayoutItem, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from mbc_companion.ui.theme import Theme
from mbc_companion.ui.widgets.flow import FlowLayout
from mbc_companion.ui.widgets.own_layout import nest


def _wrapped_items() -> int:
    """Layout items that Python holds a name for, our own layouts' ones aside."""
    gc.collect()
    held = shiboken6.getAllValidWrappers()
    ours = {id(item) for flow in held if isinstance(flow, FlowLayout) for item in flow.items()}
    return sum(
        isinstance(one, QLayoutItem) and not isinstance(one, QLayout) and id(one) not in ours
        for one in held
    )


def test_a_filled_layout_can_be_nested_without_leaving_wrappers(look: Theme, qtbot: QtBot) -> None:
    before = _wrapped_items()
    window = QWidget()
    qtbot.addWidget(window)
    outer, inner, deep = QVBoxLayout(window), QHBoxLayout(), QVBoxLayout()
    deep.addWidget(QLabel("deep"))
    nest(inner, deep)
    inner.addWidget(QLabel("one"))
    inner.addStretch(1)
    flow = FlowLayout()
    flow.addWidget(QLabel("two"))
    nest(inner, flow)
    nest(outer, inner)
    assert _wrapped_items() == before
    window.show()
    assert all(label.isVisible() for label in window.findChildren(QLabel))


def test_without_nest_the_wrappers_are_left(qtbot: QtBot) -> None:
    before = _wrapped_items()
    window = QWidget()
    qtbot.addWidget(window)
    outer, inner = QVBoxLayout(window), QHBoxLayout()
    inner.addWidget(QLabel("one"))
    outer.addLayout(inner)
    assert _wrapped_items() > before


def test_nobody_nests_or_reads_layouts_in_the_way_that_leaves_them() -> None:
    package = Path(__file__).parents[2] / "mbc_companion"
    own = package / "ui" / "widgets" / "own_layout.py"
    found = [
        str(path.relative_to(package))
        for path in package.rglob("*.py")
        if path != own and any(act in path.read_text() for act in (".addLayout(", ".itemAt("))
    ]
    assert not found
