"""What is inside, as a CycloneDX list: every locked package with its version and hashes."""

from __future__ import annotations

import json
import re
import uuid
from pathlib import Path

from setup_parts.environment import Say
from setup_parts.place import Kind

from build_parts.freezing import FreezingPlace

_PIN = re.compile(r"^([A-Za-z0-9._-]+)==([^\s\\]+)")
_HASH = re.compile(r"--hash=sha256:([0-9a-f]{64})")
LICENSE_ROW = re.compile(r"^\| ([a-z0-9-]+) \|(?:.*\|)? ([^|]+) \|$", re.MULTILINE)


def components(lock: str, licenses: dict[str, str]) -> list[dict[str, object]]:
    """A CycloneDX component for each pinned package of ``lock``."""
    found: list[dict[str, object]] = []
    hashes: list[dict[str, str]] = []
    for line in lock.splitlines():
        pin = _PIN.match(line)
        if pin:
            name, version = pin.groups()
            hashes = []
            found.append(
                {
                    "type": "library",
                    "name": name,
                    "version": version,
                    "purl": f"pkg:pypi/{name}@{version}",
                    "licenses": [{"expression": licenses.get(name, "NOASSERTION")}],
                    "externalReferences": [
                        {
                            "type": "distribution",
                            "url": f"pkg:pypi/{name}@{version}",
                            "hashes": hashes,
                        }
                    ],
                }
            )
        hashes += [{"alg": "SHA-256", "content": one} for one in _HASH.findall(line)]
    return found


def make(place: FreezingPlace, say: Say) -> Path:
    """Write the list; gives the file."""
    say("Listing what is inside.")
    lock = place.lock(Kind.RUN).read_text("ascii")
    listed = (place.root / "resources" / "LICENSES.md").read_text("utf-8")
    serial = uuid.uuid5(uuid.NAMESPACE_OID, f"mbc-companion {place.version} {lock}")
    made = place.made / f"mbc-companion-{place.version}.cdx.json"
    document = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "serialNumber": f"urn:uuid:{serial}",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "name": "mbc-companion",
                "version": place.version,
                "licenses": [{"expression": "Apache-2.0"}],
            }
        },
        "components": components(lock, dict(LICENSE_ROW.findall(listed))),
    }
    made.parent.mkdir(parents=True, exist_ok=True)
    made.write_text(json.dumps(document, indent=1) + "\n", "utf-8")
    return made
