"""The acts that have no key: rare ones, that the palette offers on every screen of a debrief."""

from panelry_tui.keys import PALETTE, PALETTE_ONLY, Key


def _act(label: str, action: str) -> Key:
    return Key("", label, action, PALETTE_ONLY, f"palette.{action.replace('_', '-')}", shown=PALETTE.face)


PALETTE_ACTS: tuple[tuple[Key, str], ...] = (
    (_act("Texts that were not taken", "not_taken"), "what the server did not take, to read and copy"),
    (_act("Add a device of yours", "add_device"), "a code that gives another machine of yours this seat"),
    (_act("Break-glass", "break_glass"), "one sealed scorecard opens to one person before the reveal"),
    (_act("On file for the release", "on_file"), "an adjustment, words not to be said, who approves"),
    (_act("Read the opened scorecard", "read_opened"), "what break-glass opened to you"),
)
"""Each act with what it does; its face is the palette's key."""
