"""Correcting or revoking a released text in plain mode, and going back to the summary before a release."""

from collections.abc import Iterator

from panelry import commands as c
from panelry import parts as p
from panelry.refusals import SENTENCES, Code
from panelry_tui.correcting import ADVICE, ASKED, REVOKE, REVOKE_ADVICE, why_not_revoke
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


def revoke_option(moment: Moment) -> Iterator[Option]:
    """Yield how to revoke what was released, also while a correction of it is under way."""
    if moment.may(c.Revoke) and moment.reading.one(p.HandedOver) is not None:
        yield Option("revoke", "revoke the release", why_not_revoke(moment.reading), rare=True)


async def revoke(talk: Conversation) -> None:
    """Revoke the release, with a reason."""
    await talk.put_words("revoke", REVOKE, REVOKE_ADVICE, c.Revoke, "The release is revoked.")


async def correct(talk: Conversation) -> None:
    """Correct what was released, with a reason."""
    await talk.put_words("correct", ASKED, ADVICE, c.CorrectText, "The summary is open again.")
