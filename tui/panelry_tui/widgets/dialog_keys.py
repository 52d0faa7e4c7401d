"""The keys of a dialog in its last line: they stand out as those in the last row of a screen do."""

import re

from textual.content import Content
from textual.widgets import Static

_FACE = re.compile(r"(.+?)( [A-Z][a-z].*)")
"""The face of a key, which may be several, and the words for what it does, which begin with a capital."""
_APART = "  "


class DialogKeys(Static):
    """Keys written as `face Words`, two blanks between them; never read as markup."""

    DEFAULT_CSS = "DialogKeys { color: $secondary; height: auto; }"

    def __init__(self, words: str, *, classes: str = "keys") -> None:
        super().__init__(_shown(words), classes=classes, markup=False)

    def say(self, words: str) -> None:
        """Show other keys."""
        self.update(_shown(words))


def _shown(words: str) -> Content:
    return Content(_APART).join([_key(each) for each in words.split(_APART)])


def _key(words: str) -> Content:
    found = _FACE.fullmatch(words)
    if found is None:
        return Content(words)
    return Content.assemble((found[1], "bold $warning"), found[2])
