"""The script of a call: the released sentences in the order of a talk of three to five minutes.

What the caller adds (greeting, question, limits, farewell) says nothing of the candidate's work.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence

from panelry.debrief import Debrief
from panelry.decide.release import RESULTS
from panelry.points import SENDER, Section, Sentence

WIDTH = 78
_THANKS = "opening/thanks"

Step = tuple[str, tuple[str, ...]]
"""(heading, paragraphs to read aloud)."""


def call_script(state: Debrief, sentences: Sequence[Sentence], text: str) -> str:
    """Return the script, without a last newline; where no sentences are given, `text` is read as it is."""
    lines = [
        f"Call {state.candidate} about {state.position}, {state.organisation}",
        "Read the indented words aloud and add nothing to them. It takes 3 to 5 minutes.",
    ]
    for number, (heading, said) in enumerate(_steps(state, sentences, text), 1):
        lines += ["", f"{number}. {heading}"]
        lines += [_wrapped(each) for each in said]
    lines += ["", "Afterwards record how it went:", "   " + "   ".join(f"[ ] {each}" for each in RESULTS)]
    return "\n".join(lines)


def _wrapped(paragraph: str) -> str:
    return "\n".join(
        textwrap.fill(line, WIDTH, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False)
        for line in paragraph.splitlines()
    )


def _steps(state: Debrief, sentences: Sequence[Sentence], text: str) -> Iterator[Step]:
    greeting = f"Hello, may I speak with {state.candidate}? I am calling from {state.organisation}."
    asking = "You said that a short summary of your interview would be welcome by phone. Is it still, and now?"
    limits = "This is all that I have: I have no notes of the interview, and I compare nobody with anybody."
    yield "Greet", (greeting, *_named(sentences, _THANKS))
    yield "Ask whether feedback is welcome (if not: thank them, and go to the last step)", (asking,)
    if sentences:
        yield from _parts(sentences)
    else:
        yield "Read the summary", tuple(text.split("\n\n"))
    yield "Say what you cannot say", (limits,)
    yield "Close", (*_closing(sentences), "Thank you for your time, and goodbye.")


def _parts(sentences: Sequence[Sentence]) -> Iterator[Step]:
    opening = (each for each in sentences if each.section is Section.OPENING and each.id != _THANKS)
    steps = (
        ("The decision", opening),
        ("What went well", (each for each in sentences if each.section is Section.STRENGTHS)),
        ("What to work on", (each for each in sentences if each.section is Section.GROWTH)),
    )
    for heading, said in steps:
        paragraph = _joined(said)
        if paragraph:
            yield heading, (paragraph,)


def _named(sentences: Sequence[Sentence], name: str) -> tuple[str, ...]:
    return tuple(each.text for each in sentences if each.id == name)


def _closing(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    said = _joined(each for each in sentences if each.section is Section.CLOSING and each.id != SENDER)
    return (said,) if said else ()


def _joined(sentences: Iterable[Sentence]) -> str:
    return " ".join(each.text for each in sentences)
