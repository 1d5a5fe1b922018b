"""What is read for the contracts is let go again: it would slow down every test after them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.contracts import sources


@pytest.fixture(scope="package", autouse=True)
def read_once() -> Iterator[None]:
    yield
    sources.program.cache_clear()
    sources.everything.cache_clear()
