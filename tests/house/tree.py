"""The files of the checkout, as the house tests read them."""

import ast
import fnmatch
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = tuple(ROOT / name for name in ("shared/panelry", "server/panelry_server", "tui/panelry_tui"))
_IGNORED = (
    ".git",
    "uv.lock",
    *(line.strip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()),
)


def modules(*folders: Path) -> list[Path]:
    """Return the Python files below the folders, in order."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def files(folder: Path = ROOT) -> Iterator[Path]:
    """Yield every file of the checkout that .gitignore does not name."""
    for path in sorted(folder.iterdir()):
        if any(fnmatch.fnmatch(path.name, pattern) for pattern in _IGNORED):
            continue
        if path.is_dir():
            yield from files(path)
        else:
            yield path


def parsed(module: Path) -> ast.Module:
    """Return a module's syntax tree."""
    return ast.parse(module.read_text(encoding="utf-8"))


def functions(module: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function of a module, however deep."""
    for node in ast.walk(parsed(module)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def named(module: Path) -> str:
    """Return a path as people write it: from the top of the checkout."""
    return str(module.relative_to(ROOT))
