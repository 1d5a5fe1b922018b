"""Colors, type and sizes of the moment: one object per process that every widget asks."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from mbc_companion.core import settings
from mbc_companion.core.paths import resources
from mbc_companion.core.settings import Preferences
from mbc_companion.ui import qss, tokens
from mbc_companion.ui.system_look import SystemLook

SMALLEST, LARGEST_SYSTEM, LARGEST = 0.9, 2.0, 2.4
READING_FACES = {"Literata": "reading", "Atkinson": "ui"}
_FILES = {"ui": "atkinson-hyperlegible-next", "reading": "literata"}
_ROLES = {
    QPalette.ColorRole.Window: "canvas",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "field",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.BrightText: "danger",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "onSelection",
    QPalette.ColorRole.Link: "primary",
    QPalette.ColorRole.LinkVisited: "primary",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Light: "surface",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Mid: "line",
    QPalette.ColorRole.Dark: "lineStrong",
    QPalette.ColorRole.Shadow: "line",
    QPalette.ColorRole.Accent: "primary",
}


class Theme(QObject):
    """What the public settings and the system ask for, as colors, fonts and pixels.

    ``changed`` comes after the palette and the style sheet are in place; a widget
    that keeps a font or a size of its own sets it again then.
    """

    changed = Signal()

    def __init__(self, app: QApplication, public: Preferences) -> None:
        super().__init__(app)
        self.app = app
        self._public = public
        self._points = app.font().pointSizeF()
        self._look = SystemLook()
        self._loaded: set[str] = set()
        self._fonts: dict[tuple[str, int], QFont] = {}
        self._colors: dict[str, QColor] = {}
        self._reading = "reading"
        self._applied: tuple[object, ...] = ()
        self.name = "light"
        self.scale = 1.0
        self.landscape = True
        self.fade_ms = 0
        self._base_target = 44
        # Both are kept: asked for anew, the second is dropped with the Python face of the first.
        self._hints = app.styleHints()
        self._wishes = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self.apply)
        self._wishes.contrastPreferenceChanged.connect(self.apply)

    def use(self, public: Preferences) -> None:
        """Follow other settings from now on."""
        self._public = public
        self._reading = "reading"
        self.apply()

    def apply(self, *_changed: object) -> None:
        """Read the settings again; repaints and announces ``changed`` only if something did."""
        self.name = self._wanted_name()
        self.scale = self._wanted_scale()
        big = self._public.get(settings.BIGGER_BUTTONS)
        sizes = tokens.tokens()["size"]
        self._base_target = sizes["targetBig"] if big else sizes["targetMin"]
        self.landscape = self._public.get(settings.LANDSCAPE)
        self.fade_ms = tokens.tokens()["motion"]["fadeMs"] if self._motion() else 0
        now = (self.name, self.scale, big, self.landscape, self.fade_ms, self._reading)
        if now == self._applied:
            return
        self._applied = now
        self._fonts.clear()
        self._colors = {key: QColor(value) for key, value in tokens.palette(self.name).items()}
        # A sheet put in place of another dresses every widget once for each one it lies in,
        # five times as long for a whole window as without and with one again.
        self.app.setStyleSheet("")
        self.app.setPalette(self._palette())
        self.app.setFont(self.font("body"))
        self.app.setStyleSheet(qss.sheet(self))
        self.changed.emit()

    def follow_system(self, look: SystemLook) -> None:
        """What the desktop told of its look, now and whenever it changes."""
        self._look = look
        self.apply()

    def system_changed(self) -> None:
        """The platform's own theme is another now: its font may have another size."""
        self._points = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
        self.apply()

    def follow(self, dress: Callable[[], None]) -> None:
        """Call a widget's ``dress`` now and after every change, as long as the widget lives."""
        self.changed.connect(dress)
        dress()

    def color(self, token: str) -> QColor:
        """A color by its token. Raises KeyError for an unknown one."""
        return self._colors[token]

    def font(self, style: str, weight: int = 0) -> QFont:
        """The font of a style of the type scale, at the present text size.

        ``weight`` 400 to 700 in place of the style's own.
        """
        key = (style, weight)
        if key not in self._fonts:
            row = tokens.text_style(style)
            face = self._reading if style == "reading" else row.face
            heavy = weight or row.weight
            self.load_face(face, heavy)
            font = QFont(tokens.family(face))
            font.setPixelSize(round(row.px * self.scale))
            font.setWeight(QFont.Weight(heavy))
            self._fonts[key] = font
        return QFont(self._fonts[key])

    def load_face(self, face: str, weight: int, *, italic: bool = False) -> None:
        """Load one font file, once; start-up pays only for the weights it shows."""
        name = f"{_FILES[face]}-{weight}-{'italic' if italic else 'normal'}.ttf"
        if name not in self._loaded:
            self._loaded.add(name)
            QFontDatabase.addApplicationFont(str(resources() / "fonts" / name))

    def px(self, value: float) -> int:
        """A space or a size of the drawings, grown four tenths as much as the text."""
        return round(value * (1 + (self.scale - 1) * 0.4))

    def text_px(self, value: float) -> int:
        """A length that must grow with the text."""
        return round(value * self.scale)

    @property
    def target(self) -> int:
        """The least height and width of anything that is clicked."""
        return self.px(self._base_target)

    @property
    def is_dark(self) -> bool:
        return self.name.endswith("dark")

    @property
    def high_contrast(self) -> bool:
        return self.name.startswith("hc")

    @property
    def edge(self) -> int:
        """The width of a control's edge."""
        return 2 if self.high_contrast else 1

    @property
    def reading_family(self) -> str:
        return tokens.family(self._reading)

    def set_reading_face(self, name: str) -> None:
        """ "Literata" or "Atkinson": the face of the journal; kept in the vault by others."""
        self._reading = READING_FACES.get(name, "reading")
        self.apply()

    def bigger(self) -> int:
        """One text step up; the new percentage."""
        return self._step(1)

    def smaller(self) -> int:
        """One text step down; the new percentage."""
        return self._step(-1)

    def reset(self) -> int:
        """Text at 100 %."""
        return self.set_text_percent(100)

    def set_text_percent(self, percent: int) -> int:
        """One of ``settings.TEXT_STEPS``; kept, applied and returned."""
        self._public.set(settings.TEXT_PERCENT, percent)
        self.apply()
        return percent

    @property
    def text_percent(self) -> int:
        return self._public.get(settings.TEXT_PERCENT)

    def _step(self, by: int) -> int:
        steps = settings.TEXT_STEPS
        place = steps.index(self.text_percent) + by
        return self.set_text_percent(steps[max(0, min(place, len(steps) - 1))])

    def _wanted_name(self) -> str:
        chosen = self._public.get(settings.THEME)
        if chosen == "follow":
            dark = self._hints.colorScheme() == Qt.ColorScheme.Dark
            dark = dark if self._look.dark is None else self._look.dark
            chosen = "dark" if dark else "light"
        preference = self._wishes.contrastPreference()
        asked = preference == Qt.ContrastPreference.HighContrast or self._look.high_contrast
        return f"hc-{chosen}" if asked or self._public.get(settings.HIGH_CONTRAST) else chosen

    def _wanted_scale(self) -> float:
        system = system_scale(self._look.points or self._points) * self._look.text
        system = max(SMALLEST, min(system, LARGEST_SYSTEM))
        scale = system * self._public.get(settings.TEXT_PERCENT) / 100
        return max(SMALLEST, min(scale, LARGEST))

    def _motion(self) -> bool:
        # Qt tells of the system's wish for less motion from 6.12 on.
        wish = getattr(self._wishes, "motionPreference", None)
        reduced = (wish is not None and wish().name == "ReducedMotion") or self._look.still
        return self._public.get(settings.MOTION) and not reduced

    def _palette(self) -> QPalette:
        made = QPalette()
        for role, token in _ROLES.items():
            made.setColor(role, self.color(token))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText):
            made.setColor(QPalette.ColorGroup.Disabled, role, self.color("text3"))
        return made


@lru_cache
def system_scale(points: float) -> float:
    """The system's font size over its platform's default, 0.9 to 2.0.

    Plain X11 has no font of its own (Qt then reports 9 pt), so only GNOME and KDE
    are believed on Linux, and a smaller size than theirs is taken for Qt's fallback.
    """
    defaults = tokens.tokens()["type"]["systemScale"]["platformDefaultPt"]
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "").lower()
    if sys.platform == "win32":
        scale = points / defaults["windows"]
    elif sys.platform == "darwin":
        scale = points / defaults["macos"]
    elif "kde" in desktop or "gnome" in desktop:
        scale = max(1.0, points / defaults["kde" if "kde" in desktop else "gnome"])
    else:
        scale = 1.0
    return float(max(SMALLEST, min(scale, LARGEST_SYSTEM)))


_current: list[Theme] = []


def install(app: QApplication, public: Preferences) -> Theme:
    """Dress ``app``; called again it goes on with the same Theme and other settings."""
    if _current and _current[0].app is app:
        _current[0].use(public)
        return _current[0]
    from mbc_companion.ui import accessible

    accessible.install()
    if sys.platform in ("win32", "darwin"):
        # Elsewhere Fusion is the default, and asking for it costs 5 ms.
        app.setStyle("Fusion")
    _current[:] = [Theme(app, public)]
    _current[0].apply()
    return _current[0]


def theme() -> Theme:
    """The process's theme. Raises IndexError before ``install``."""
    return _current[0]
