"""How the person's desktop is set to look, as far as it tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

APPEARANCE = "org.freedesktop.appearance"
GNOME, GNOME_ACCESS = "org.gnome.desktop.interface", "org.gnome.desktop.a11y.interface"
KDE = "org.kde.kdeglobals.General"
ASKED = (
    (APPEARANCE, "color-scheme"),
    (APPEARANCE, "contrast"),
    (APPEARANCE, "reduced-motion"),
    (GNOME, "enable-animations"),
    (GNOME, "text-scaling-factor"),
    (GNOME, "font-name"),
    (GNOME_ACCESS, "high-contrast"),
    (KDE, "font"),
)
"""Group and key of each setting the desktop's portal is asked for."""


@dataclass(frozen=True)
class SystemLook:
    """``dark`` is None without a preference; ``points`` is the size of the desktop's font,
    0 if it does not tell; ``text`` is how much larger it shows all text; ``still`` asks for
    no motion."""

    dark: bool | None = None
    high_contrast: bool = False
    still: bool = False
    points: float = 0.0
    text: float = 1.0


def read_look(
    told: Mapping[tuple[str, str], object], *, desktop: str, scales_itself: bool
) -> SystemLook:
    """``told`` are answers by ``ASKED``; what is missing or of another kind is passed over.

    ``desktop`` as in XDG_CURRENT_DESKTOP. ``scales_itself``: the window system makes text
    larger by itself, as X11 does through its dots per inch.
    """
    scheme = told.get((APPEARANCE, "color-scheme"))
    contrast = told.get((APPEARANCE, "contrast")) == 1
    text = told.get((GNOME, "text-scaling-factor"))
    asked = isinstance(text, float) and 0.5 <= text <= 3.0 and not scales_itself
    still = told.get((APPEARANCE, "reduced-motion")) == 1
    return SystemLook(
        dark={1: True, 2: False}.get(scheme) if isinstance(scheme, int) else None,
        high_contrast=contrast or told.get((GNOME_ACCESS, "high-contrast")) is True,
        still=still or told.get((GNOME, "enable-animations")) is False,
        points=_points(told, desktop.lower()),
        text=text if asked and isinstance(text, float) else 1.0,
    )


def _points(told: Mapping[tuple[str, str], object], desktop: str) -> float:
    """As in "Cantarell 11", or in "Noto Sans,10,-1,5,50,0"."""
    font: object = ""
    pattern = ""
    if "kde" in desktop:
        font, pattern = told.get((KDE, "font")), r"[^,]*,(\d+(?:\.\d+)?),"
    elif "gnome" in desktop:
        font, pattern = told.get((GNOME, "font-name")), r".* (\d+(?:\.\d+)?)$"
    found = re.match(pattern, font) if isinstance(font, str) and pattern else None
    points = float(found[1]) if found else 0.0
    return points if 5 <= points <= 40 else 0.0
