"""Text of several lines, typed line by line: each line is on this machine once Enter is pressed."""

from panelry_tui.plain.conversation import Back, Conversation
from panelry_tui.plain.lines import Line, Option

_END = "."
HINT = "Type as many lines as you like, Enter after each. A line with only a full stop ends the text."


async def text(talk: Conversation, name: str, question: str, advice: str, before: str = "") -> str:
    """Ask for text under a name, beginning with what was typed before or what stands there already.

    `Back` where the person leaves; the lines typed so far are kept under the name.
    """
    lines = await _begin(talk, talk.store.begun.get(name, "") or before)
    asked = [Line("hint", advice), Line("hint", HINT), Line("question", question)]
    while True:
        typed = await talk.answer(asked)
        asked = []
        if typed == _END and lines:
            return "\n".join(lines)
        if typed == _END:
            talk.say("refused", "There is no text yet. Type a few words, or back.")
        elif typed:
            lines.append(typed)
            await talk.write_down(name, "\n".join(lines))


async def _begin(talk: Conversation, stands: str) -> list[str]:
    """Return the lines to go on from: those that stand there, or none where the person begins anew."""
    lines = stands.split("\n") if stands else []
    if not lines:
        return []
    talk.say("kept", *lines)
    choices = (Option("add", "go on below it"), Option("anew", "write it anew"), Option("keep", "leave it"))
    chosen = await talk.choose("Something stands here already.", choices)
    if chosen == "keep":
        raise Back
    return lines if chosen == "add" else []
