"""How SQLCipher 4 signs a page under a raw key.

AES-256-CBC; the last 80 bytes of a page are 16 of IV and 64 of HMAC-SHA512 over the rest,
the IV and the page's number. The key of the HMAC is derived from the raw key and the salt,
the first 16 bytes of the file.
"""

from __future__ import annotations

import hashlib
import hmac

PAGE = 4096
USABLE = PAGE - 80
SALT = 16
IV_END = USABLE + 16
_MAC_END = IV_END + 64


def mac_key(key: bytes, salt: bytes) -> bytes:
    turned = bytes(byte ^ 0x3A for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", key, turned, 2, 32)


def fits(number: int, raw: bytes, mac: bytes) -> bool:
    """Is the page, as it is on the disk, the one that was written at this number?"""
    if len(raw) != PAGE:
        return False
    covered = raw[SALT if number == 1 else 0 : IV_END] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.digest(mac, covered, "sha512"), raw[IV_END:_MAC_END])
