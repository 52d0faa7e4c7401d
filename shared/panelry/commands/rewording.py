"""Commands of assisted wording."""

from panelry.commands.asking import Ask
from panelry.rewording import Ended


class AskRewording(Ask, frozen=True, tag=True):
    """Let the organisation's program put the drafted sentences into other words; `hash` is the text read."""

    hash: str


class StopRewording(Ask, frozen=True, tag=True):
    """Wait for the program no longer, or put aside what it offered."""


class RecordRewording(Ask, frozen=True, tag=True):
    """Record what the program answered to the asking for the text of this hash, or why it did not."""

    hash: str
    model: str
    answer: str = ""
    ended: Ended | None = None
