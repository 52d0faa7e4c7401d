"""The acts that have no key: rare ones, that the palette offers on every screen of a debrief."""

from panelry import parts as p
from panelry.debrief import Phase
from panelry_tui.keys import PALETTE, PALETTE_ONLY, Key
from panelry_tui.reading import Reading
from panelry_tui.unsealed_reading import may_be_asked


def _act(label: str, action: str) -> Key:
    return Key("", label, action, PALETTE_ONLY, f"palette.{action.replace('_', '-')}", shown=PALETTE.face)


PALETTE_ACTS: tuple[tuple[Key, str], ...] = (
    (_act("Texts that were not taken", "not_taken"), "what the server did not take, to read and copy"),
    (_act("Add a device of yours", "add_device"), "a code that gives another machine of yours this seat"),
    (_act("Break-glass", "break_glass"), "one sealed scorecard opens to one person before the reveal"),
    (_act("On file for the release", "on_file"), "an adjustment, words not to be said, who approves"),
    (_act("Revoke the release", "revoke"), "the text that is being corrected is handed over no more"),
    (_act("Record a reply", "record_reply"), "what the candidate said away from their page"),
    (_act("Read the opened scorecard", "read_opened"), "what break-glass opened to you"),
)
"""Each act with what it does; its face is the palette's key."""
_TO_READ = "read_opened"


def acts_of(reading: Reading) -> tuple[tuple[Key, str], ...]:
    """Return those that could act in this debrief: nothing of break-glass where it began without it.

    What is done after a release has a key there, but for the summary while a correction is under way.
    """
    idle = set()
    if not may_be_asked(reading):
        idle.add("break_glass")
    if reading.phase is not Phase.SUMMARY or reading.one(p.HandedOver) is None:
        idle |= {"revoke", "record_reply"}
    if reading.one(p.UnsealedCard) is None:
        idle.add(_TO_READ)
    return tuple(each for each in PALETTE_ACTS if each[0].action not in idle)
