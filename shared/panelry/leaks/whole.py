"""Whether a sentence comes to its end: a stop, a mark of asking or calling, and what closes after it."""

import re

_END = re.compile(r"[.!?…。！？][\"'”’»)\]]*\s*\Z")
_GREETING = re.compile(
    r"(?:dear|hello|hi|good (?:morning|afternoon|evening|day)|(?:(?:kind|best|warm|with|many|our|my) )*"
    r"(?:regards|wishes|thanks)|yours|sincerely|all the best)\b(?:[ ,]+[^\s,]+){0,3},?\s*\Z"
    r"|thank you\W*\Z",
    re.IGNORECASE,
)
"""How a letter begins and how it ends: some words more at most, such as a name, and no stop."""
_SPEAKS = re.compile(r"\b(?:you|your|we|our|us|i|my)\b", re.IGNORECASE)
_ITEM = re.compile(r"\s*(?:[-*•–#|]|\d+[.)])\s")


def is_whole(text: str) -> bool:
    """Return whether a sentence ends; a greeting is whole without a stop, and so is no text at all."""
    return not text.strip() or bool(_END.search(text) or _GREETING.match(text.lstrip()))


def is_whole_or_no_sentence(text: str) -> bool:
    """Return whether a line ends, or is none that has to: a heading, an item of a list, a signature.

    A line that speaks of nobody is one of these, and so is one that leads to a list by a colon.
    """
    if is_whole(text) or text.rstrip().endswith(":"):
        return True
    return bool(_ITEM.match(text)) or not _SPEAKS.search(text)
