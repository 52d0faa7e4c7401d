"""Correcting a released text in plain mode, and going back to the summary before anything was released."""

from collections.abc import Iterator

from panelry import commands as c
from panelry.refusals import SENTENCES, Code
from panelry_tui.correcting import ADVICE, ASKED
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Option
from panelry_tui.plain.moment import Moment
from panelry_tui.release_reading import ReleaseReading


def ways_back(moment: Moment, found: ReleaseReading) -> Iterator[Option]:
    """Yield the way back to the summary: to correct what was released, or before anything was."""
    if found.handed is None and moment.may(c.ReturnToSummary):
        yield Option("back-to-summary", "go back to the summary", rare=True)
    if found.handed is not None and moment.may(c.CorrectText):
        over = SENTENCES[Code.RELEASE_REVOKED] if found.revoked else ""
        yield Option("correct", "correct the released text", over, rare=True)


async def correct(talk: Conversation) -> None:
    """Correct what was released, with a reason."""
    await talk.put_words("correct", ASKED, ADVICE, c.CorrectText, "The summary is open again.")
