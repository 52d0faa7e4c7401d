"""The made parts of `docs/protocol.md`: its tables, and its examples, which are the golden files.

A made part stands between `<!-- made: NAME -->` and `<!-- end -->`. NAME is a table of
`checkout.protocol_tables`, or `golden` with files of `tests/golden` (a folder stands for all in it).
"""

import re
from pathlib import Path

from checkout import ROOT, SetupError, protocol_tables

PAGE = ROOT / "docs" / "protocol.md"
GOLDEN = ROOT / "tests" / "golden"
FOLDERS = ("frames", "commands", "parts")
"""The golden files that the page shows, every one."""
_MADE = re.compile(r"(<!-- made: ([^>]+) -->\n).*?(<!-- end -->)", re.DOTALL)


def drawn(page: str) -> str:
    """Return the page with its parts made anew; SetupError for a part that nobody knows."""
    return _MADE.sub(lambda found: f"{found[1]}\n{made(found[2])}\n\n{found[3]}", page)


def made(name: str) -> str:
    """Return the part of a name."""
    if name in protocol_tables.TABLES:
        return protocol_tables.TABLES[name]()
    word, *files = name.split()
    if word != "golden" or not files:
        raise SetupError(f"docs/protocol.md asks for {name!r}: name a table, or golden files")
    lines = [line for each in files for line in _bodies(GOLDEN / each)]
    return "\n".join(["```json", *lines, "```"])


def _bodies(place: Path) -> list[str]:
    """Return the text of a golden file, or of each in a folder in order of names."""
    found = sorted(place.glob("*.json")) if place.is_dir() else [place.with_suffix(".json")]
    if not found or not all(each.is_file() for each in found):
        raise SetupError(f"docs/protocol.md asks for {place.name}: there is no such golden file")
    return [each.read_text(encoding="utf-8").removesuffix("\n") for each in found]


def is_current() -> bool:
    """Say whether the page shows the protocol as it is."""
    page = PAGE.read_text(encoding="utf-8")
    return page == drawn(page)


def write() -> None:
    """Make the page's parts anew."""
    PAGE.write_text(drawn(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
