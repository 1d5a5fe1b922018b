"""Who may import what, beyond what import-linter's contracts can say."""

from __future__ import annotations

import ast
import subprocess
import sys
import tomllib

from tests.contracts.sources import (
    PACKAGE,
    ROOT,
    Source,
    everything,
    features,
    is_in,
    program,
    report,
)

OURS = "mbc_companion"
WINDOW_ROOMS = {"ui", "app", "session", "showroom"}
BANNED_NAMES = {"utils", "util", "helpers", "helper", "manager", "managers", "common", "misc"}
NETWORK = (
    "http",
    "urllib.request",
    "ssl",
    "ftplib",
    "smtplib",
    "imaplib",
    "poplib",
    "xmlrpc",
    "asyncio",
    "webbrowser",
    "requests",
    "httpx",
)
QT_NETWORK = ("QNetworkAccessManager", "QTcpSocket", "QUdpSocket", "QTcpServer", "QSslSocket")


def test_import_contracts_hold() -> None:
    """The same contracts the test command runs, so that plain pytest sees them too."""
    words = "import sys; from importlinter.cli import lint_imports_command as run; run()"
    done = subprocess.run(
        [sys.executable, "-c", words],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_contracts_about_features_name_every_feature_there_is() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    contracts = {one["name"]: one for one in settings["tool"]["importlinter"]["contracts"]}
    below = {"coverage", "appointments", "contacts", "helplines"} & _rooms()
    beside = contracts["The journal stands beside the helplines, not on them"]
    assert _named(beside["forbidden_modules"]) >= below
    assert _named(beside["source_modules"]) >= {"journal", "guidance"} & _rooms()
    today = contracts["Today reads the other rooms only through what session hands in"]
    assert _named(today["forbidden_modules"]) >= below | ({"journal", "guidance"} & _rooms())


def _rooms() -> set[str]:
    return {path.parent.name for path in PACKAGE.glob("*/__init__.py")}


def _named(modules: list[str]) -> set[str]:
    return {module.rpartition(".")[2] for module in modules}


def test_windows_are_drawn_only_where_they_may() -> None:
    found = [
        f"{source.at(line)} imports {module}"
        for source in program()
        for module, line in source.imports()
        if is_in(module, "PySide6")
        and source.room not in WINDOW_ROOMS
        and not (source.is_feature and source.draws)
    ]
    assert not found, report(found)


def test_the_database_is_spoken_to_only_in_storage_and_repositories() -> None:
    found = [
        f"{source.at(line)} imports {module}"
        for source in program()
        for module, line in source.imports()
        if is_in(module, "sqlalchemy") and source.room != "storage"
        if not (source.is_feature and source.path.name == "repository.py")
    ]
    assert not found, report(found)


def test_one_file_names_the_database_driver() -> None:
    named = {
        source.name
        for source in program()
        for module, _line in source.imports()
        if is_in(module, "sqlcipher3", "sqlite3")
    }
    assert len(named) <= 1, named


def _rule_files() -> list[Source]:
    return [
        source
        for source in features()
        if not source.draws and source.path.stem not in {"repository", "__init__"}
    ]


# Well-kept libraries for what is a field of its own: phone numbers, repeated dates, spelling,
# and the formats of other programs.
RULE_LIBRARIES = (
    "phonenumbers",
    "dateutil",
    "spylls",
    "ijson",
    "yaml",
    "icalendar",
    "vobject",
)


def test_rules_need_only_the_standard_library_and_core() -> None:
    """Rules may lean on each other, but on no window and no repository."""
    windows = {_module(source) for source in features() if source.draws}
    stores = {_module(source) for source in features() if source.path.stem == "repository"}
    found = []
    for source in _rule_files():
        own = f"{OURS}.{source.room}"
        for module, line in source.imports():
            allowed = module.partition(".")[0] in sys.stdlib_module_names or is_in(
                module, OURS + ".core", own
            )
            allowed = allowed or (is_in(module, OURS) and module in {OURS, own})
            allowed = allowed or is_in(module, *RULE_LIBRARIES)
            if not allowed or module in windows | stores:
                found.append(f"{source.at(line)} imports {module}")
    assert not found, report(found)


def test_repositories_know_no_window_and_no_page() -> None:
    windows = {_module(source) for source in features() if source.draws}
    found = [
        f"{source.at(line)} imports {module}"
        for source in features()
        if source.path.stem == "repository"
        for module, line in source.imports()
        if is_in(module, "PySide6", f"{OURS}.ui", f"{OURS}.security") or module in windows
    ]
    assert not found, report(found)


def _module(source: Source) -> str:
    return ".".join(source.path.relative_to(ROOT).with_suffix("").parts)


def test_nothing_opens_a_network_connection() -> None:
    found = [
        f"{source.at(line)} imports {module}"
        for source in program()
        for module, line in source.imports()
        if is_in(module, *NETWORK) or module.rpartition(".")[2] in QT_NETWORK
    ]
    assert not found, report(found)


def test_questions_go_through_the_seam() -> None:
    """No QMessageBox, no exec() of a dialog, no ready-made modal question."""
    found = []
    for source in program():
        for node in ast.walk(source.tree):
            name = _called(node)
            if name in {"QMessageBox", "QInputDialog", "QErrorMessage"}:
                found.append(f"{source.at(node.lineno)} uses {name}")
            if name in {"exec", "exec_"} and source.room not in {"app", "showroom"}:
                found.append(f"{source.at(node.lineno)} calls {name}()")
    assert not found, report(found)


def _called(node: ast.AST) -> str:
    if isinstance(node, ast.Call):
        target = node.func
        if isinstance(target, ast.Attribute):
            return target.attr
        return target.id if isinstance(target, ast.Name) else ""
    return node.id if isinstance(node, ast.Name) and node.id.startswith("Q") else ""


def test_no_drawer_for_odds_and_ends() -> None:
    found = [source.name for source in everything() if source.path.stem in BANNED_NAMES]
    assert not found, report(found)
