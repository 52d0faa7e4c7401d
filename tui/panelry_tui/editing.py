"""A sentence of the summary while it is edited, and the name that its unfinished words are kept under."""

import msgspec

from panelry import commands as c
from panelry.ids import SentenceId
from panelry.points import Section


class Editing(msgspec.Struct, frozen=True):
    """The sentence that is being edited: `base` is the text that was read, empty for a new one."""

    sentence: SentenceId
    section: Section
    base: str
    suggests: bool = False
    """Whether the words are a suggestion, because somebody else writes in that part."""

    @property
    def name(self) -> str:
        """The name under which the unfinished text is kept."""
        if self.suggests:
            return f"suggestion/{self.sentence}"
        return f"sentence/{self.sentence}" if self.base else f"new sentence/{self.section.value}"


def command_of(editing: Editing, text: str) -> c.Command:
    """Return the command that gives a text to the server."""
    if editing.suggests:
        return c.Suggest(editing.sentence, text, editing.base)
    return c.EditSentence(editing.sentence, editing.section, text, editing.base)
