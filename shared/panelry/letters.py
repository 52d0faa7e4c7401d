"""Letters: the released summary in the formats of an export, made of what was released and nothing else.

A letter holds no panelist, no rating and no source of a sentence, so none of them can reach a format.
The server and the terminals word their exports here.
"""

import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from panelry.decide.release import RESULTS
from panelry.drafting import plain
from panelry.panel import Channel
from panelry.points import SENDER, Section, Sentence

WIDTH = 74
"""The widest line of a call script, in characters."""
_THANKS = "opening/thanks"
_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~&!])")
_LINE_START = re.compile(r"^([ \t]*\d{0,9})([-+=.)])", re.MULTILINE)

_Step = tuple[str, tuple[str, ...]]
"""(heading, paragraphs to read aloud)."""


class Letter(msgspec.Struct, frozen=True):
    """A released summary: `text` is exactly what the candidate may read, `hash` what was signed.

    `sentences` are those of the text, none where they are not known; see `sentences_of`.
    """

    candidate: str
    position: str
    organisation: str
    released_at: str
    channel: Channel
    hash: str
    text: str
    sentences: tuple[Sentence, ...] = ()
    record: tuple[str, str] | None = None
    """The debrief and the last hash of its chain, where they are known."""


def sentences_of(text: str, sentences: Sequence[Sentence]) -> tuple[Sentence, ...]:
    """Return the sentences if they make up the released text, else none.

    The text alone was released for ever; a newer drafter may put the same debrief in other words.
    """
    return tuple(sentences) if plain(sentences) == text else ()


def text(letter: Letter) -> str:
    """Return the released text to the letter, without a last newline, like all formats here."""
    return letter.text


def markdown(letter: Letter) -> str:
    """Return the released text as Markdown that shows the same words: nothing in it becomes markup."""
    return _LINE_START.sub(r"\1\\\2", _MARKED.sub(r"\\\1", letter.text))


def as_json(letter: Letter) -> str:
    """Return the letter as indented JSON, its sentences by section; paragraphs where they are not known."""
    whole: dict[str, object] = {
        "candidate": letter.candidate,
        "position": letter.position,
        "organisation": letter.organisation,
        "released_at": letter.released_at,
        "channel": letter.channel.value,
        "hash": letter.hash,
        "sections": _sections(letter),
        "text": letter.text,
    }
    if letter.record is not None:
        whole["record"] = dict(zip(("debrief", "hash"), letter.record, strict=True))
    return msgspec.json.format(msgspec.json.encode(whole), indent=2).decode()


def _sections(letter: Letter) -> list[dict[str, object]]:
    by_section: dict[str, list[str]] = {section.value: [] for section in Section}
    for each in letter.sentences:
        by_section[each.section.value].append(each.text)
    known = {section: said for section, said in by_section.items() if said}
    whole = known or {"text": letter.text.split("\n\n")}
    return [{"section": section, "sentences": said} for section, said in whole.items()]


def call_script(letter: Letter) -> str:
    """Return the script of a call of three to five minutes: the sentences in the order of a talk.

    What the caller adds (greeting, question, limits, farewell) says nothing of the candidate's work.
    """
    lines = [
        f"Call {letter.candidate} about {letter.position}, {letter.organisation}",
        "Read the indented words aloud and add nothing to them. It takes 3 to 5 minutes.",
    ]
    for number, (heading, said) in enumerate(_steps(letter), 1):
        lines += ["", f"{number}. {heading}"]
        lines += [_wrapped(each) for each in said]
    lines += ["", "Afterwards record how it went:", "   " + "   ".join(f"[ ] {each}" for each in RESULTS)]
    return "\n".join(lines)


def _wrapped(paragraph: str) -> str:
    return "\n".join(
        textwrap.fill(line, WIDTH, initial_indent="   ", subsequent_indent="   ", break_on_hyphens=False)
        for line in paragraph.splitlines()
    )


def _steps(letter: Letter) -> Iterator[_Step]:
    greeting = f"Hello, may I speak with {letter.candidate}? I am calling from {letter.organisation}."
    asking = "You said a short summary of your interview would be welcome by phone. Is it still, and now?"
    limits = "This is all that I have: I have no notes of the interview, and I compare nobody with anybody."
    yield "Greet", (greeting, *_thanks(letter.sentences))
    yield "Ask whether feedback is welcome (if not: thank them, and go to the last step)", (asking,)
    if letter.sentences:
        yield from _parts(letter.sentences)
    else:
        yield "Read the summary", tuple(letter.text.split("\n\n"))
    yield "Say what you cannot say", (limits,)
    yield "Close", (*_closing(letter.sentences), "Thank you for your time, and goodbye.")


def _parts(sentences: Sequence[Sentence]) -> Iterator[_Step]:
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


def _thanks(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    return tuple(each.text for each in sentences if each.id == _THANKS)


def _closing(sentences: Sequence[Sentence]) -> tuple[str, ...]:
    said = _joined(each for each in sentences if each.section is Section.CLOSING and each.id != SENDER)
    return (said,) if said else ()


def _joined(sentences: Iterable[Sentence]) -> str:
    return " ".join(each.text for each in sentences)
