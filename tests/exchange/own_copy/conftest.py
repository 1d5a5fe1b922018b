"""A full vault and a fresh one."""

from tests.exchange.vaults import fresh, vault

__all__ = ["fresh", "vault"]
