"""The personal note in plain mode: hear it, say that it was sent; or approve somebody's."""

from collections.abc import Iterator

from panelry import commands as c
from panelry_tui.personal_reading import ADVICE, RECORDED, PersonalReading
from panelry_tui.plain.conversation import Conversation
from panelry_tui.plain.lines import Option
from panelry_tui.release_reading import ReleaseReading


def personal_options(found: ReleaseReading) -> Iterator[Option]:
    """Return what this person may do about personal notes, where there are any."""
    personal = PersonalReading(found)
    if personal.offered and (personal.mine is not None or not personal.waiting):
        yield Option("personal", "hear your personal note to the candidate", personal.why_no_text())
        yield Option("personal-sent", "record that you sent it", personal.why_not_send())
    if personal.waiting:
        yield Option("personal-approve", "hear a colleague's personal note, then approve it")


def _personal(talk: Conversation) -> PersonalReading:
    return PersonalReading(ReleaseReading(talk.reading(), talk.now()))


async def hear(talk: Conversation) -> None:
    """Say one's own note."""
    note = _personal(talk).mine
    if note is not None:
        talk.say("text", note.text)
        talk.say("hint", ADVICE)


async def sent(talk: Conversation) -> None:
    """Record that exactly this note was sent."""
    note = _personal(talk).mine
    if note is not None:
        talk.say("text", note.text)
        if await talk.sure("Did you send exactly this?", "I sent it"):
            await talk.send(c.RecordPersonalNote(note.hash), RECORDED)


async def approve(talk: Conversation) -> None:
    """Say each note that waits, and approve exactly that one."""
    found = _personal(talk)
    for note in found.waiting:
        talk.say("text", note.text)
        if await talk.sure(f"Approve exactly this note of {found.reading.name(note.person)}?", "approve it"):
            await talk.send(c.ApprovePersonalNote(note.person, note.hash), "Approved: exactly this text.")


ACTS = {"personal": hear, "personal-sent": sent, "personal-approve": approve}
"""What is done at each word of the personal note."""
