"""The quick derivation some of these tests use ends with each of them."""

from __future__ import annotations

import pytest

from mbc_companion.security import kdf


@pytest.fixture(autouse=True)
def own_derivation(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kdf, "derive", kdf.derive)
