"""The log has places and classes, never a value."""

from __future__ import annotations

import io
import logging

from mbc_companion.core.log import QuietFormatter


def test_a_logged_error_shows_where_and_what_kind_but_not_the_words() -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(QuietFormatter("%(message)s"))
    logger = logging.Logger("quiet")
    logger.addHandler(handler)
    try:
        int("my private diary line")
    except ValueError:
        logger.exception("unexpected")
    said = stream.getvalue()
    assert "ValueError" in said
    assert "test_log.py" in said
    assert "diary" not in said
