"""The one style sheet of the program; sizes of text are never set here."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mbc_companion.ui.theme import Theme

_SHEET = """
QLineEdit, QComboBox {{
  background: {field}; color: {text}; border: {edge}px solid {lineStrong};
  border-radius: 10px; padding: 0 {pad}px;
  placeholder-text-color: {text3};
  selection-background-color: {selection}; selection-color: {onSelection};
  lineedit-password-character: 8226;
}}
QLineEdit[trouble="true"] {{ border: 2px solid {danger}; }}
QLineEdit:disabled, QComboBox:disabled {{ background: {sunken}; color: {text3}; }}
QLineEdit[bare="true"] {{ background: transparent; border: none; padding: 0; }}
QTextEdit, QPlainTextEdit {{
  background: transparent; color: {text}; border: none;
  placeholder-text-color: {text3};
  selection-background-color: {selection}; selection-color: {onSelection};
}}
QTextEdit[boxed="true"], QPlainTextEdit[boxed="true"] {{
  background: {field}; border: {edge}px solid {lineStrong}; border-radius: 10px;
  padding: {small}px;
}}
QScrollArea {{ border: none; }}
QListView {{
  background: transparent; border: none; outline: none; color: {text};
  selection-background-color: {primarySoft}; selection-color: {onPrimarySoft};
}}
QTableView {{
  background: transparent; border: none; outline: none; color: {text};
  selection-background-color: {primarySoft}; selection-color: {onPrimarySoft};
}}
QTableView::item {{ border-bottom: 1px solid {line}; padding: 0 {small}px; }}
QHeaderView, QHeaderView::section {{
  background: {sunken}; color: {text}; border: none; padding: 0 {small}px;
}}
QToolTip {{
  background: {surface}; color: {text}; border: 1px solid {lineStrong}; padding: 6px;
}}
QMenu {{
  background: {surface}; color: {text}; border: 2px solid {lineStrong};
  border-radius: 10px; padding: 6px;
}}
QMenu::item {{ padding: {small}px {pad}px; min-height: {row}px; border-radius: 7px; }}
QMenu::item:selected {{ background: {primarySoft}; color: {onPrimarySoft}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 6px 8px; }}
QComboBox::drop-down {{ border: none; width: {row}px; }}
QComboBox QAbstractItemView {{
  background: {surface}; color: {text}; border: 2px solid {lineStrong};
  selection-background-color: {primarySoft}; selection-color: {onPrimarySoft};
}}
QScrollBar:vertical {{ background: {sunken}; width: 16px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: {sunken}; height: 16px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {lineStrong}; border-radius: 5px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 64px; }}
QScrollBar::handle:horizontal {{ min-width: 64px; }}
QScrollBar::handle:hover {{ background: {text3}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; border: none; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def sheet(theme: Theme) -> str:
    """The style sheet for the present colors and sizes."""
    from mbc_companion.ui import tokens

    return _SHEET.format(
        **tokens.palette(theme.name),
        edge=theme.edge,
        pad=theme.px(14),
        small=theme.px(8),
        row=theme.px(28),
    )
