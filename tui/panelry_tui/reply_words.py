"""What the candidate says of the release, in words: the rows of the thread, and how staff record a reply."""

from collections.abc import Iterator

from panelry import commands as c
from panelry import parts as p
from panelry.pages import IN_WORDS, Heard, Reply, Said
from panelry.phase import MAY
from panelry.refusals import SENTENCES, Code
from panelry_tui.correcting import present, revoked
from panelry_tui.reading import Reading
from panelry_tui.release_history import moment
from panelry_tui.widgets.models import StepRow

_SAID = {
    Said.ACKNOWLEDGED: "has read it",
    Said.QUESTION: "asks",
    Said.CORRECTION: "corrects a fact",
    Said.NO_CONTACT: "wants no further contact",
    Said.DATA: "asks for their data",
    Said.KEEP: "says yes to keeping in touch; record it at the desk: bench record",
    Said.NOT_KEEP: "says no to keeping in touch",
}
WHAT = "What did the candidate say?"
WHAT_ADVICE = (
    "By phone, by mail or the like; on their page they see what you record. "
    "A complaint has its clock at the desk: panelry case complaint."
)
HOW = "How did it reach you?"
WORDS = {Said.QUESTION: "What do they ask?", Said.CORRECTION: "Which fact is wrong, and how is it right?"}
"""What is asked for what needs words."""
WORDS_ADVICE = (
    "In their own words where you can. They may read it: on their page, or in a copy of their data."
)
_CHOICES = {
    Said.QUESTION: "A question: somebody answers them",
    Said.CORRECTION: "A correction: a fact in the text is wrong",
    Said.ACKNOWLEDGED: "They have read it",
    Said.DATA: "They ask for their data",
}
_NEXT = {
    Said.QUESTION: "The question waits at the desk for an answer.",
    Said.CORRECTION: "It stands beside the text.",
    Said.DATA: "It waits at the desk: panelry case open.",
}


def what_choices() -> tuple[tuple[str, str], ...]:
    """Return what may be recorded: the value of each, and its words."""
    return tuple((each.value, words) for each, words in _CHOICES.items())


def how_choices() -> tuple[tuple[str, str], ...]:
    """Return how it may have come: the value of each, and its words."""
    return tuple((each.value, each.value.capitalize()) for each in Heard)


def kept_under(said: Said) -> str:
    """Return the name that words are kept under while they are typed; empty for what needs none."""
    return f"reply/{said.value}" if said in IN_WORDS else ""


def recorded(said: Said, then: str) -> str:
    """Return what is said once a reply is on record; `then` says how a text is corrected, or is empty."""
    words = f"Recorded. {_NEXT.get(said, '')}".strip()
    return f"{words} {then}" if said is Said.CORRECTION and then else words


def why_not(reading: Reading) -> str:
    """Return why no reply can be recorded here, empty where one can."""
    may = MAY[c.RecordReply]
    if not may.roles & reading.my_roles:
        return SENTENCES[Code.NOT_ALLOWED]
    if reading.phase not in may.phases or reading.one(p.HandedOver) is None:
        return SENTENCES[Code.NOT_RELEASED]
    return ""


def rows(reading: Reading) -> Iterator[StepRow]:
    """Yield a row for each thing that the candidate said, in the order in which it was put on record."""
    page = reading.one(p.Page)
    for each in () if page is None else page.said:
        yield StepRow("Candidate", "plain", reply_words(reading, each))


def reply_words(reading: Reading, reply: Reply) -> str:
    """Return what the candidate said, in one line, with who recorded it for them."""
    words = " ".join(reply.words.split())
    by = "" if reply.how is None else f", reported by {reading.short(reply.by)}, {reply.how.value}"
    return f"{_SAID[reply.said]}, {moment(reply.at)}{by}" + (f": {words}" if words else "")


def correctable(reading: Reading) -> bool:
    """Return whether a released text stands that can be corrected."""
    return present(reading.one(p.HandedOver)) is not None and not revoked(reading)


def corrects(reading: Reading) -> bool:
    """Return whether the candidate corrects a fact of the text that stands, however that came."""
    page, handed = reading.one(p.Page), reading.one(p.HandedOver)
    if page is None or handed is None or not correctable(reading):
        return False
    return any(each.said is Said.CORRECTION and each.at >= handed.at for each in page.said)
