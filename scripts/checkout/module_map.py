"""The map of modules in the README, made from the first line of each module's docstring."""

import ast
from pathlib import Path

from checkout import ROOT, SetupError

README = ROOT / "README.md"
BEGIN = "<!-- map: made by `python3 scripts/dev.py map` -->"
END = "<!-- end of map -->"
SOURCES = ("shared", "server", "tui")


def first_line(module: Path) -> str:
    """Return the first line of a module's docstring; SetupError where it has none."""
    docstring = ast.get_docstring(ast.parse(module.read_text(encoding="utf-8")))
    if not docstring:
        raise SetupError(f"{module} has no docstring; say in its first line what it is for")
    return docstring.splitlines()[0]


def drawn(root: Path = ROOT) -> str:
    """Return the map as Markdown: one table for each package."""
    tables = []
    for source in SOURCES:
        rows = [
            f"| `{module.relative_to(root / source)}` | {first_line(module).replace('|', chr(92) + '|')} |"
            for module in sorted((root / source).rglob("*.py"))
        ]
        tables.append("\n".join([f"| `{source}/` | what it is for |", "|---|---|", *rows]))
    return "\n\n".join(tables)


def with_map(readme: str, table: str) -> str:
    """Return the README with the map between its markers; SetupError where a marker is missing."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not begin or not end:
        raise SetupError(f"README.md must hold the lines {BEGIN} and {END}")
    return f"{before}{BEGIN}\n\n{table}\n\n{END}{after}"


def is_current() -> bool:
    """Say whether the README shows the modules as they are."""
    readme = README.read_text(encoding="utf-8")
    return readme == with_map(readme, drawn())


def write() -> None:
    """Draw the map into the README."""
    README.write_text(with_map(README.read_text(encoding="utf-8"), drawn()), encoding="utf-8")
