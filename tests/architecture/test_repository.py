"""The shape that every file keeps, whoever writes it."""

from __future__ import annotations

import ast
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "lupus_journal"
MODULES = sorted(SOURCE.rglob("*.py"))
CORE = [path for path in MODULES if path.relative_to(SOURCE).parts[0] in {"domain", "services"}]

MADE_HERE = {
    ".git",
    ".hypothesis",
    ".venv",
    "__pycache__",
    "build",
    "dist",
    "htmlcov",
    "node_modules",
}
HOLLOW_NAMES = {"base", "common", "core", "helpers", "manager", "misc", "tools", "util", "utils"}
# In pieces, so that this file does not hold what it looks for.
REGISTRIES = tuple(
    "".join(pieces).encode()
    for pieces in (
        ("py", "pi.org"),
        ("python", "hosted.org"),
        ("registry.npm", "js"),
        ("crates", ".io"),
        ("ana", "conda.org"),
    )
)


def kept_files() -> Iterator[Path]:
    """Every file of the project, without what tools make."""
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if name not in MADE_HERE and not name.endswith("_cache")]
        yield from (Path(folder, name) for name in names)


def imported_by(path: Path) -> set[str]:
    """The top-level packages that a module names in its imports, wherever they stand."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    } | {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {name.partition(".")[0] for name in names}


def named(paths: Iterable[Path]) -> list[str]:
    """Paths as they read from the project's root."""
    return [path.relative_to(ROOT).as_posix() for path in paths]


def length(path: Path) -> int:
    """How many lines a module has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_file_names_a_package_registry() -> None:
    contents = ((path, path.read_bytes()) for path in kept_files())
    assert named(path for path, held in contents if any(host in held for host in REGISTRIES)) == []


def test_no_module_passes_400_lines() -> None:
    assert named(path for path in MODULES if length(path) > 400) == []


def test_no_module_has_a_name_that_says_nothing() -> None:
    parts = {path: path.relative_to(SOURCE).with_suffix("").parts for path in MODULES}
    assert named(path for path in MODULES if HOLLOW_NAMES & set(parts[path])) == []


def test_every_module_says_what_it_is() -> None:
    texts = ((path, path.read_text(encoding="utf-8")) for path in MODULES)
    assert (
        named(path for path, text in texts if text and not ast.get_docstring(ast.parse(text))) == []
    )


def test_the_core_imports_only_itself_and_the_standard_library() -> None:
    allowed = sys.stdlib_module_names | {"lupus_journal"}
    assert named(path for path in CORE if imported_by(path) - allowed) == []
