"""Only a keyring that encrypts is used, and none is ever needed."""

from __future__ import annotations

from collections.abc import Callable

import keyring.backend
import pytest

from mbc_companion.core.errors import VaultNewer, WrongPassphrase
from mbc_companion.core.paths import DataPaths
from mbc_companion.security import header, keyring_slot, vault
from tests.security.vaults import PASSPHRASE, lay_out


class FakeKeyring:
    """A keyring of the desktop; ``__module__`` says which."""

    priority = 5.0

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}

    def set_password(self, service: str, name: str, words: str) -> None:
        self.kept[service, name] = words

    def get_password(self, service: str, name: str) -> str | None:
        return self.kept.get((service, name))

    def delete_password(self, service: str, name: str) -> None:
        del self.kept[service, name]


Use = Callable[..., FakeKeyring]


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Use:
    def one(module: str, **changed: object) -> FakeKeyring:
        kind = type("Keyring", (FakeKeyring,), {"__module__": module, **changed})
        made: FakeKeyring = kind()
        monkeypatch.setattr(keyring.backend, "get_all_keyring", lambda: [made])
        return made

    return one


SECRET = bytes(range(32))
GOOD = "keyring.backends.SecretService"


def test_a_secret_goes_in_and_comes_out_and_is_removed(use: Use) -> None:
    use(GOOD)
    assert keyring_slot.is_there()
    assert keyring_slot.keep("a vault", SECRET)
    assert keyring_slot.fetch("a vault") == SECRET
    assert keyring_slot.fetch("another vault") is None
    assert keyring_slot.forget("a vault")
    assert keyring_slot.fetch("a vault") is None


@pytest.mark.parametrize(
    "module",
    [
        "keyring.backends.fail",
        "keyring.backends.null",
        "keyring.backends.chainer",
        "keyrings.alt.file",
        "keyring.backends.SecretServicePlus",
        "somebody.elses",
    ],
)
def test_a_keyring_that_does_not_encrypt_is_refused(use: Use, module: str) -> None:
    made = use(module)
    assert not keyring_slot.is_there()
    assert not keyring_slot.keep("a vault", SECRET)
    assert keyring_slot.fetch("a vault") is None
    assert not made.kept


def test_the_refusal_is_what_keeps_it_out(use: Use, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keyring_slot, "_TRUSTED", {"keyrings.alt.file"})
    made = use("keyrings.alt.file")
    assert keyring_slot.keep("a vault", SECRET)
    assert made.kept


def test_an_error_of_the_keyring_counts_as_none(use: Use) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("locked")

    use(GOOD, set_password=broken, get_password=broken, delete_password=broken)
    assert not keyring_slot.keep("a vault", SECRET)
    assert keyring_slot.fetch("a vault") is None
    assert not keyring_slot.forget("a vault")


@pytest.mark.parametrize("words", ["", "no base 64 at all", "AAAA"])
def test_something_else_in_its_place_is_nothing(use: Use, words: str) -> None:
    made = use(GOOD)
    made.kept["Companion", "a vault"] = words
    assert keyring_slot.fetch("a vault") is None


def test_the_slot_opens_the_vault_until_it_is_dropped(paths: DataPaths) -> None:
    lay_out(paths)
    keys = vault.unlock(paths, PASSPHRASE)
    secret = keys.set_keyring()
    opened = vault.unlock_with_keyring(paths, secret)
    assert opened.database_key == keys.database_key
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_keyring(paths, SECRET)
    keys.drop_keyring()
    with pytest.raises(WrongPassphrase):
        vault.unlock_with_keyring(paths, secret)
    vault.unlock(paths, PASSPHRASE).forget()


def test_an_earlier_program_leaves_a_vault_with_it_alone(
    paths: DataPaths, monkeypatch: pytest.MonkeyPatch
) -> None:
    lay_out(paths)
    vault.unlock(paths, PASSPHRASE).set_keyring()
    monkeypatch.setattr(header, "READER", 1)
    with pytest.raises(VaultNewer):
        vault.best_header(paths)
