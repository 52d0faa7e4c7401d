"""The keys of the desk, and which act of a coordinator each begins."""

from collections.abc import Iterable, Mapping

from msgspec.structs import replace

from panelry_tui.keys import AT_TIMES, MAIN, OFTEN, PALETTE_ONLY, RARE, SEARCH, Key

ACTS_OF: Mapping[str, tuple[str, str]] = {
    "offer": ("offer", "make"),
    "told": ("candidate", "told"),
    "interviewed": ("candidate", "interviewed"),
    "correct": ("candidate", "correct"),
    "left": ("candidate", "left"),
    "later": ("candidate", "later"),
    "forget": ("candidate", "forget-later"),
    "replied": ("candidate", "answered"),
    "erase": ("candidate", "erase"),
    "add": ("candidate", "add"),
    "import": ("candidate", "import"),
    "new": ("position", "new"),
    "rest": ("position", "hold"),
    "reopen": ("position", "reopen"),
    "fill": ("position", "fill"),
    "withdraw": ("position", "withdraw"),
    "tell": ("position", "tell"),
    "again": ("notice", "again"),
    "reached": ("notice", "told"),
    "case": ("case", "open"),
    "still": ("case", "pause"),
    "resume": ("case", "resume"),
    "extend": ("case", "extend"),
    "answered": ("case", "close"),
    "identified": ("case", "identify"),
    "reviewer": ("case", "appoint"),
    "vouched": ("case", "vouch"),
    "complaint": ("case", "complaint"),
    "acknowledged": ("case", "acknowledge"),
    "keep": ("hold", "place"),
    "lift": ("hold", "lift"),
    "days": ("retention", "set"),
    "due": ("retention", "erase"),
}
"""The act that each action of the desk's screen begins, by group and name."""


def _act(key: str, label: str, name: str, need: int = PALETTE_ONLY) -> Key:
    return Key(key, label, f"begin('{name}')", need, f"desk.{name}")


DESK_KEYS = (
    Key("", "Open", "open", MAIN, "desk.open", shown="enter"),
    Key("tab", "Other list", "other_list", OFTEN, "desk.other-list"),
    Key("escape", "Back to what waits", "back", PALETTE_ONLY, "desk.back"),
    _act("o", "Offer feedback", "offer", MAIN),
    _act("t", "Told", "told", OFTEN),
    _act("d", "Interviewed", "interviewed", AT_TIMES),
    _act("i", "Import", "import", OFTEN),
    _act("w", "Withdraw position", "withdraw", MAIN),
    _act("H", "Hold", "keep", AT_TIMES),
    _act("r", "Retention", "due", AT_TIMES),
    Key("p", "Pause notices", "pause", RARE, "desk.pause"),
    SEARCH,
    _act("a", "Add a candidate", "add"),
    _act("n", "New position", "new"),
    _act("L", "Lift the hold", "lift"),
    _act("s", "Send the notice once more", "again"),
    _act("m", "Told them myself", "reached"),
    _act("D", "Days of retention", "days"),
    _act("P", "Put the position on hold", "rest"),
    _act("T", "Tell candidates of the hold", "tell"),
    _act("R", "Open the position again", "reopen"),
    _act("F", "The position is filled", "fill"),
    _act("Q", "Saw to what they said", "replied"),
    _act("N", "Correct a name or an address", "correct"),
    _act("W", "The candidate withdrew", "left"),
    _act("A", "Access case: they ask for their data", "case"),
    _act("S", "Stop the clock of the access case", "still"),
    _act("c", "Let that clock go on", "resume"),
    _act("E", "Two months more for the access case", "extend"),
    _act("C", "Close the access case", "answered"),
    _act("I", "Who asks was checked", "identified"),
    _act("V", "Appoint the case reviewer", "reviewer"),
    _act("B", "Vouch for the redactions", "vouched"),
    _act("K", "They complain", "complaint"),
    _act("Y", "The complaint is acknowledged", "acknowledged"),
    _act("l", "How they do later", "later"),
    _act("f", "Forget how they do later", "forget"),
    _act("X", "Erase the candidate", "erase"),
)
"""In the order of need; what is not in the footer stands in the help and in the palette."""


def footer_keys(keys: Iterable[Key], needed: Mapping[str, int]) -> tuple[Key, ...]:
    """Return the keys of the footer: what the row needs stands behind the first, then the others."""
    first, *others = keys
    now = [replace(each, need=needed[each.id]) for each in others if each.id in needed]
    rest = [each for each in others if each.id not in needed and each.need < PALETTE_ONLY]
    return (first, *now, *rest)
